from flask import Flask

from shop import limiter

app = Flask(__name__)
app.before_request(limiter.check)


@app.get("/healthz")
def health():
    return "OK"
