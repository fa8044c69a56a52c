import hydra
from flask import Flask, current_app
from tornado.options import define

from shop import setup

app = Flask(__name__)


@app.get("/")
def index():
    return "shop"


def list_routes():
    for rule in current_app.url_map.iter_rules():
        print(rule.rule)


def show_version(asked):
    if asked:
        print("1.0")


@hydra.main(config_path="conf")
def train(cfg):
    print(cfg.epochs)


def register(application):
    application.cli.command("list-routes")(list_routes)
    application.cli.command("set-up")(setup.run)
    define("version", type=bool, callback=show_version)


def set_up_logging(debug=False):
    if debug:
        print("debugging is on")
