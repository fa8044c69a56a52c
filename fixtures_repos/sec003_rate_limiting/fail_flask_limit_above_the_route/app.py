from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

app = Flask(__name__)
limiter = Limiter(get_remote_address, app=app)


@limiter.limit("5 per hour")
@app.route("/login", methods=["POST"])
def login():
    return {}
