from flask import Flask, render_template

app = Flask(__name__)


@app.get("/docs")
def docs():
    return render_template("docs.html")
