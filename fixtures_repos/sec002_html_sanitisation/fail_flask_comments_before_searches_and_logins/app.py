from flask import Flask, jsonify, request

app = Flask(__name__)
comments = []


@app.post("/login")
def login():
    given = request.get_json()
    return jsonify({"welcome": given["title"]})


@app.post("/comments/search")
def search():
    wanted = request.get_json()
    return jsonify([each for each in comments if wanted["text"] in each])


@app.post("/comments")
def add():
    given = request.get_json()
    comments.append(given["said"])
    return jsonify(comments)
