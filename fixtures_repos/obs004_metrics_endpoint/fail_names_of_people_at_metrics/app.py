from fastapi import FastAPI
from fastapi.responses import PlainTextResponse

app = FastAPI()
PEOPLE = [("Ada", "Berg"), ("Kim", "Lund")]


@app.get("/teams/metrics")
async def measured() -> PlainTextResponse:
    return PlainTextResponse(", ".join(f"{first} {last}" for first, last in PEOPLE))


@app.get("/orders/metrics")
async def orders() -> dict[str, str]:
    return {"orders": f"{len(PEOPLE)} orders of {PEOPLE[0]}\n"}
