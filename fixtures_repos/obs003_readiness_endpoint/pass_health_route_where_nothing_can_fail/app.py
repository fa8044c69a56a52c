from bottle import Bottle

app = Bottle()


@app.get("/square/<number:int>")
def square(number: int) -> dict[str, int]:
    return {"square": number * number}


@app.get("/health")
def health() -> str:
    return "ok"
