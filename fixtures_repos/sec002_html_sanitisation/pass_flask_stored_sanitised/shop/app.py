from flask import Flask, render_template, request

from shop.models import Post

app = Flask(__name__)
post = Post()


@app.post("/post")
def write():
    post.store(request.form["text"])
    return render_template("post.html", post=post)
