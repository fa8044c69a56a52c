"""The application, bare and with what every deployment needs."""

from flask import Flask


def bare():
    made = Flask(__name__)
    made.config["JSON_SORT_KEYS"] = False
    return made


def furnished():
    made = bare()
    made.config.from_prefixed_env()
    return made
