from flask import Flask

from config import settings

app = Flask(__name__)
app.secret_key = settings().secret


@app.get("/parcels")
def parcels():
    return {"count": 1}
