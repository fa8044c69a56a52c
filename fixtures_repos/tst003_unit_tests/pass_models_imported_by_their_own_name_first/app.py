from flask import Flask

from views import Profile

app = Flask(__name__)


@app.get("/profiles")
def profiles():
    return {"count": len([Profile])}
