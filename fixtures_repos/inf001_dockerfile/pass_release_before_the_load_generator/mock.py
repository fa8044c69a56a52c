from flask import Flask

mock = Flask(__name__)


@mock.get("/answers")
def answers():
    return {"count": 1}


mock.run("0.0.0.0")
