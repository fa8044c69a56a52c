import requests
from bottle import Bottle

app = Bottle()


@app.get("/rates/<currency>")
def rates(currency: str) -> dict[str, float]:
    return requests.get(f"https://rates.example.com/{currency}", timeout=5).json()


@app.get("/health")
def health() -> str:
    return "ok"
