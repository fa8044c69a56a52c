from flask import Flask

application = Flask(__name__)


@application.get("/parcels")
def parcels():
    return {"count": 1}
