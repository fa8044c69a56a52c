"""Looks at the stock every minute, and tells when something runs out."""

import argparse
import logging
import time

from apscheduler.schedulers.background import BackgroundScheduler


class Watch:
    def __init__(self, places: list[str]) -> None:
        self.places = places
        self.scheduler = BackgroundScheduler()

    def look(self) -> None:
        for place in self.places:
            tell(place)

    def start(self) -> None:
        self.scheduler.add_job(self.look, "interval", minutes=1)
        self.scheduler.start()
        while True:
            time.sleep(60)


def tell(place: str) -> None:
    logging.getLogger(__name__).warning("%s runs out", place)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("places", nargs="+")
    Watch(parser.parse_args().places).start()
