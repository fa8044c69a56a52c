from collections import defaultdict

from flask import Flask, request

app = Flask(__name__)
votes = defaultdict(dict)


@app.post("/polls/<poll>")
def vote(poll):
    choice = request.json["choice"]
    votes[poll].setdefault(choice, 0)
    votes[poll][choice] += 1
    return {}, 201


@app.get("/polls/<poll>")
def result(poll):
    return votes[poll]
