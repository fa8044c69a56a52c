import functools
import os

import redis
from flask import Flask, abort

app = Flask(__name__)
cache = redis.Redis(host=os.environ["CACHE"])


def with_cache(view):
    @functools.wraps(view)
    def inner(*args):
        try:
            if view.__name__ == "start":
                cache.ping()
            return view(*args)
        except redis.ConnectionError:
            return abort(503)

    return inner


@app.get("/health")
@with_cache
def health():
    return {}


@app.get("/word/<name>")
def word(name):
    return {"word": cache.get(name)}


@with_cache
def start():
    app.run()
