import os

from flask import Flask

from app.models import User, db

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = os.environ["DATABASE_URL"]
db.init_app(app)


@app.get("/users/<name>")
def read(name):
    return {"id": User.by_name(name).id}
