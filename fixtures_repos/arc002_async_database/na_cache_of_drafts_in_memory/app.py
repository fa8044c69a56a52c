from flask import Flask, jsonify, request

app = Flask(__name__)
draft_cache = {}


@app.post("/drafts/<key>")
def draft(key):
    draft_cache[key] = request.get_json()
    return jsonify(key=key)


@app.get("/drafts/<key>")
def shown(key):
    return jsonify(draft_cache.get(key))
