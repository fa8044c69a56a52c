from flask import Flask, render_template

from garden.words import given_to_all

app = Flask(__name__)
app.context_processor(given_to_all)


@app.get("/")
def start():
    return render_template("start.html")
