from bleach import clean
from flask import Flask, render_template, request
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
db = SQLAlchemy(app)


class Shout(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    words = db.Column(db.Text)


def harmless(text):
    return clean(text, tags=["b", "i"])


@app.post("/shouts")
def shout():
    words = harmless(request.form["words"])
    db.session.add(Shout(words=words))
    db.session.commit()
    return {}


@app.get("/shouts")
def shouts():
    return render_template("shouts.html", shouts=Shout.query.all())


@app.cli.command()
def rehearse():
    from faker import Faker

    fake = Faker()
    db.session.add(Shout(words=fake.sentence()))
    db.session.commit()
