from flask import Flask

from logs import set_up

set_up()
app = Flask(__name__)


@app.get("/books")
def books():
    return {"count": 1}
