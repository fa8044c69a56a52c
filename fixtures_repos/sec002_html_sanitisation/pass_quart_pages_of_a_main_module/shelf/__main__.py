import argparse

from quart import Quart, render_template, request

parser = argparse.ArgumentParser()
parser.add_argument("--host", default="0.0.0.0")
options = parser.parse_args()
app = Quart("shelf", template_folder="../templates")


@app.route("/", methods=["GET"])
async def home():
    return await render_template("home.html", title=request.args.get("title", ""))


@app.route("/titles", methods=["POST"])
async def add():
    return {"title": (await request.get_json())["title"]}


app.run(host=options.host)
