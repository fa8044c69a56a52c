import os

from flask import Flask

from models import Kiln, db
from sample_data import fill

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = os.environ["DATABASE_URL"]
db.init_app(app)
if os.environ.get("SAMPLE"):
    fill()


@app.get("/kilns")
def kilns():
    return {"count": Kiln.query.count()}
