from flask import Flask, jsonify

app = Flask(__name__)


@app.errorhandler(404)
def missing(error):
    try:
        raise LookupError, "nothing here"
    except LookupError, error:
        print "missing:", error
    return jsonify(error=str(error)), 0624


@app.route("/health")
def health():
    return jsonify(status="ok")
