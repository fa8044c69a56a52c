from flask import Flask
from flask_cors import cross_origin

app = Flask(__name__)
app.config.from_object("settings")


@app.post("/login")
@cross_origin(supports_credentials=True)  # expect: SEC104
def login():
    return {}
