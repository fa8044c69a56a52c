from flask import Flask, render_template
from flask_talisman import Talisman

POLICY = {
    "default-src": "'self'",
    "script-src": ["'self'"],
}

app = Flask(__name__)
Talisman(
    app,
    content_security_policy=POLICY,
)


@app.get("/kilns/<name>")
def kiln(name):
    return render_template("kiln.html", name=name)
