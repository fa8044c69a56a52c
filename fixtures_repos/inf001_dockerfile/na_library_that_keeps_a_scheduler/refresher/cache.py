"""A value that is made anew in the background of whatever uses it."""

from collections.abc import Callable

from apscheduler.schedulers.background import BackgroundScheduler


class Refreshed:
    def __init__(self, make: Callable[[], str]) -> None:
        self.make = make
        self.value = make()
        scheduler = BackgroundScheduler()
        scheduler.add_job(self.refresh, "interval", minutes=5)
        scheduler.start()

    def refresh(self) -> None:
        self.value = self.make()
