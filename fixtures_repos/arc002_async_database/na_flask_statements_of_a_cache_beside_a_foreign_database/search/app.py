from flask import Flask

from search.cache_file import CacheFile
from search.engines import find

app = Flask(__name__)
kept = []
cache = CacheFile(print)


@app.get("/find/<words>")
def look(words):
    cache.keep(words, "asked")
    return {"titles": find(words)}
