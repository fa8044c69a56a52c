from flask import Flask

app = Flask(__name__)


@app.get("/items")
def items() -> list[str]:
    return []

if __name__ == "__main__":
    app.run(host="0.0.0.0")
