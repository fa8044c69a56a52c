from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

app = Flask(__name__)
Limiter(get_remote_address, app=app, default_limits=["200 per day"])


@app.get("/")
def index():
    return "hello"
