from flask import Flask

app = Flask(__name__)


@app.get("/notes")
def notes() -> list[str]:
    return []


def serve() -> None:
    app.run(host="0.0.0.0")
