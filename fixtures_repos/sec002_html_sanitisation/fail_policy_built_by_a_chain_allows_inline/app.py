import secure
from flask import Flask, render_template

app = Flask(__name__)

policy = (
    secure.ContentSecurityPolicy()
    .default_src("'self'")
    .script_src("'self' 'unsafe-inline'")
    .style_src("'self' 'unsafe-inline'")
    .img_src("'self' data:")
    .font_src("'self'")
    .object_src("'none'")
    .connect_src("'self'")
)
headers = secure.Secure(csp=policy)


@app.after_request
def guard(response):
    headers.framework.flask(response)
    return response


@app.get("/<title>")
def index(title):
    return render_template("index.html", title=title)
