from flask import Flask

app = Flask(__name__)


@app.get("/shelves")
def shelves():
    print "asked"
    return {"shelves": []}


def unfinished(:
