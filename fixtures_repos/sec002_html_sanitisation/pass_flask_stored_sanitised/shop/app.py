from flask import Flask, render_template

app = Flask(__name__)


@app.get("/posts/<int:number>")
def post(number):
    return render_template("post.html", post=number)
