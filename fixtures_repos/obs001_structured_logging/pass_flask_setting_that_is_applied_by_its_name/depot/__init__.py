import logging.config

from flask import Flask

app = Flask(__name__)
app.config.from_object("depot.settings")
logging.config.dictConfig(app.config[str("LOGGER")])


@app.get("/parcels")
def parcels():
    return {"count": 1}
