from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import text

app = Flask(__name__)
db = SQLAlchemy(app)


class Kiln(db.Model):
    id = db.Column(db.Integer, primary_key=True)


@app.post("/kilns")
def add() -> dict[str, int]:
    kiln = Kiln()
    db.session.add(kiln)
    db.session.commit()
    return {"kiln": kiln.id}


@app.get("/healthz")
def healthz() -> dict[str, str]:
    db.session.execute(text("SELECT 1"))
    return {"status": "ok"}


@app.get("/readyz")
def readyz() -> dict[str, str]:
    return {"status": "ok"}
