import argparse

from gunicorn.app.base import BaseApplication

from depot.app import Depot


class Serving(BaseApplication):
    def __init__(self, app):
        self.app = app
        super().__init__()

    def load_config(self):
        self.cfg.set("bind", "0.0.0.0:8000")

    def load(self):
        return self.app


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=10)
    Serving(Depot(parser.parse_args().rows)).run()


if __name__ == "__main__":
    main()
