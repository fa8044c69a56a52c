from quart import Quart, jsonify, request

app = Quart(__name__)
words: dict[str, str] = {}


@app.route("/words", methods=["PUT"])
async def replace():
    global words
    words = {}
    for word in await request.get_json():
        words[word["name"]] = word["meaning"]
    if not words:
        words.clear()
    return "done"


@app.route("/words")
async def show():
    return jsonify(words)
