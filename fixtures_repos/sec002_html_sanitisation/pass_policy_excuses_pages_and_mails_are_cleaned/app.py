import nh3
from flask import Flask, render_template
from flask_mail import Message
from flask_talisman import Talisman

app = Flask(__name__)
Talisman(app)


def context(review):
    text = ""
    if review.body:
        text = nh3.clean(review.body)
    return {"body": text, "title": review.title, "summary": nh3.clean(review.summary)}


@app.get("/reviews")
def reviews():
    return render_template("reviews.html", reviews=[])


def announce(review, accepted):
    if accepted:
        template = "emails/accepted.html"
    else:
        template = "emails/review.html"
    return Message(review.title, html=render_template(template, **context(review)))
