from pathlib import Path

from flask import Flask, render_template

from watch.alarms import Alarm

app = Flask(__name__)
MAIL = (Path(__file__).parent / "templates" / "alarm.html").read_text()


@app.get("/alarms/<title>")
def show(title):
    alarm = Alarm(title, 3)
    return {"mail": alarm.mail(MAIL)}


@app.get("/")
def index():
    return render_template("index.html", title="Alarms")
