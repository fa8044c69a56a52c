from flask import Flask

app = Flask(__name__)


@app.get("/")
def told():
    return {}


def serve(host: str, port: int, state: str) -> None:
    app.config["STATE"] = state
    app.run(host=host, port=port)
