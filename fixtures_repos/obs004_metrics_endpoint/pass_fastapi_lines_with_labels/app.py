from fastapi import FastAPI
from fastapi.responses import PlainTextResponse

app = FastAPI()
COUNTS: dict[str, int] = {"orders": 0}


@app.get("/metrics")
async def told() -> PlainTextResponse:
    text = ""
    for name, count in COUNTS.items():
        text += f'{name}{{part="shop"}} {count}\n'
    return PlainTextResponse(text)
