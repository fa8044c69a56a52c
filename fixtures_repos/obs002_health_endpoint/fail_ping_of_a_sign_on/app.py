from flask import Flask, redirect

app = Flask(__name__)


@app.route("/auth/ping", methods=["GET"])
def ping_federate():
    return redirect("https://sso.example.org")
