import threading

import typer
from django.db.models.signals import post_save
from django.dispatch import receiver
from fastapi import FastAPI

from hooks.payments import received
from lib.shop_lib import log

app = FastAPI()
tool = typer.Typer()


class Listing:
    def show(self):
        print("listing")  # expect: OBS101


class LongListing(Listing):
    pass


class Worker(threading.Thread):
    def run(self):
        print("running")  # expect: OBS101


@app.get("/listing")
def listing():
    log("listing")
    Worker().start()
    show_orders()
    return LongListing().show()


def show_orders():
    print("orders")  # expect: OBS101


class Words:
    def print(self):
        print("words")  # expect: OBS101


@app.get("/words")
def words():
    Words().print()
    received({})
    _issue("shop")


def ask():
    _issue(input("For whom? "))


def _issue(name):
    print("Issuing", name)  # expect: OBS101


@receiver(post_save)
def saved(sender, **kwargs):
    print("saved")  # expect: OBS101
