from flask import Flask, render_template, request, url_for

app = Flask(__name__)
STYLE = "margin: 2em"


@app.context_processor
def shared():
    return {"shop_name": request.args.get("shop")}


@app.get("/done")
def done():
    return render_template("done.html.jinja2", style=STYLE, back=request.args.get("back"))


@app.get("/again")
def again():
    return render_template("again.html.jinja2")


@app.get("/listed")
def listed():
    return render_template("listed.html.jinja2", items=request.args.getlist("item"))
