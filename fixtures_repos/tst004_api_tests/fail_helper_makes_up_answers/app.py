from bottle import Bottle

app = Bottle()


@app.get("/login-token")
def token() -> dict[str, str]:
    return {"token": "x"}
