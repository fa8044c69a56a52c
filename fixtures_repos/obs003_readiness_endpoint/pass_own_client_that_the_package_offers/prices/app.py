from fastapi import FastAPI

app = FastAPI()
PRICES = {"apple": 1.5}


@app.get("/healthz")
def healthz() -> str:
    return "ok"


@app.get("/prices/{name}")
def price(name: str) -> dict[str, float]:
    return {"price": PRICES[name]}
