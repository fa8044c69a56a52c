from flask import Flask, request

from shop.mail import mail

app = Flask(__name__)
mail.init_app(app)
notes = []


@app.post("/notes")
def add():
    notes.append(request.json["text"])
    return {"count": len(notes)}
