from flask import Flask

app = Flask(__name__)
app.debug = True  # expect: SEC105
app.config["DEBUG"] = True  # expect: SEC105


def start():
    app.run(host="0.0.0.0", debug=True)  # expect: SEC105
