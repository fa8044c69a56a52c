from flask import Flask, jsonify, request

app = Flask(__name__)
notes = []


def check_signature(given) -> None:
    if not given.data.startswith(b"{"):
        raise ValueError


def body() -> dict:
    return request.get_json()


@app.post("/notes")
def add():
    check_signature(request)
    given = body()
    notes.append({"author": given["author_id"], "text": given.get("text")})
    return jsonify(notes)


@app.post("/notes/clear")
def clear():
    check_signature(request)
    given = body()
    notes.clear()
    return jsonify(given)
