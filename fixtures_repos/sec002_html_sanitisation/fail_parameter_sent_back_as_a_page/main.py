from fastapi import FastAPI
from fastapi.responses import HTMLResponse

app = FastAPI()


@app.get("/{text}")
def page(text: str) -> HTMLResponse:
    return HTMLResponse(text)
