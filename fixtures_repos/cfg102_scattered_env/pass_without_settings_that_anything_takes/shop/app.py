import os
from flask import Flask

app = Flask(__name__)
app.config["STOCK_LIMIT"] = int(os.environ.get("STOCK_LIMIT", "15"))
app.config["PRICES_URL"] = os.getenv("PRICES_URL", "")


@app.get("/")
def home():
    return str(app.config["STOCK_LIMIT"])
