import asyncio

from quart import Quart, jsonify, request

app = Quart(__name__)
progress: dict[str, int] = {}


@app.route("/convert", methods=["POST"])
async def convert():
    global progress
    progress = {}

    def tell(name: str, percent: int) -> None:
        progress[name] = percent

    for name in await request.get_json():
        tell(name, 0)
        await asyncio.sleep(1)
        tell(name, 100)
    progress = {}
    return "done"


@app.route("/progress")
async def show():
    return jsonify(progress)
