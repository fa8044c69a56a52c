from flask import Flask, render_template, request, url_for

app = Flask(__name__)
STYLE = "margin: 2em"


@app.get("/done")
def done():
    key = request.cookies.get("key")
    return render_template("done.html.jinja2", style=STYLE, back=url_for("done"), key=key)


@app.get("/again")
def again():
    return render_template("again.html.jinja2", key=request.cookies.get("key"))
