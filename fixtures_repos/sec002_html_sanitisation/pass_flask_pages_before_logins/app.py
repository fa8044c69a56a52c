from flask import Flask, render_template, request

app = Flask(__name__)


@app.get("/login")
def login():
    return render_template("login.html", back=request.args.get("back"))


@app.get("/notes")
def notes():
    return render_template("notes.html", text=request.args.get("text"))
