from bleach import clean
from flask import Flask, render_template, request
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
db = SQLAlchemy(app)


class Shout(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    words = db.Column(db.Text)


@app.post("/shouts")
def shout():
    db.session.add(Shout(words=clean(request.form["words"])))
    db.session.commit()
    return {}


@app.post("/loud")
def loud():
    db.session.add(Shout(**request.json))
    db.session.commit()
    return {}


@app.get("/shouts")
def shouts():
    return render_template("shouts.html", shouts=Shout.query.all())
