from flask import Flask

app = Flask(__name__)
app.config.from_envvar("SHOP_SETTINGS")


@app.get("/orders")
def orders() -> list[str]:
    return []
