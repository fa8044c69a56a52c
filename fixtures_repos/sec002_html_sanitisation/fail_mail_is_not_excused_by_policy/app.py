from email.message import EmailMessage

from flask import Flask, render_template, request
from flask_talisman import Talisman

app = Flask(__name__)
Talisman(app)


@app.post("/invite")
def invite():
    message = EmailMessage()
    message.set_content(render_template("emails/invite.html", name=request.args["name"]), subtype="html")
    return ""
