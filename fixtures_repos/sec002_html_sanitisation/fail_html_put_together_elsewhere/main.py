from fastapi import FastAPI
from fastapi.responses import HTMLResponse

app = FastAPI()
SHELL = "<html><head></head></html>"


def inject(contents: str, data: str) -> str:
    script = f"<script>{data}</script>"
    return contents.replace("</head>", script + "</head>")


@app.get("/{page}")
def page(page: str):
    return HTMLResponse(inject(SHELL, page))
