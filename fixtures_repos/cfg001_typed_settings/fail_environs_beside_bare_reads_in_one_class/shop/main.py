from flask import Flask

from shop.config import Config

app = Flask(__name__)
app.config.from_object(Config)


@app.get("/")
def index():
    return {"size": app.config["PAGE_SIZE"]}
