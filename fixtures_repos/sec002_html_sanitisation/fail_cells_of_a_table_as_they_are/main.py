import pandas
from flask import Flask, render_template, request

app = Flask(__name__)


@app.post("/report")
def report() -> str:
    frame = pandas.DataFrame(request.get_json())
    return render_template("report.html", table=frame.to_html(index=False, escape=False))
