import os


def configure(name):
    print("watching", name)  # expect: OBS101
    return rate() > 0


def rate():
    print("rate")  # expect: OBS101
    return float(os.environ.get("RATE", "0"))
