import os

from flask import Flask

app = Flask(__name__)
app.config["TABLE"] = os.environ["ORCHARD_TABLE"]


@app.get("/trees")
def trees():
    return {"table": app.config["TABLE"]}
