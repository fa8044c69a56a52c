from flask import Flask
from catalogue.exceptions import TooManyRequests

app = Flask(__name__)


class Catalogue:
    def __init__(self):
        self.daily_request_count = 0

    def episodes(self, name):
        if self.daily_request_count >= 200:
            raise TooManyRequests("daily limit of requests exceeded")
        self.daily_request_count += 1
        return [name]


catalogue = Catalogue()


@app.get("/episodes/<name>")
def episodes(name):
    return catalogue.episodes(name)
