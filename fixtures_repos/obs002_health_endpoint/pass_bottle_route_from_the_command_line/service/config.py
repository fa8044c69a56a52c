import argparse


class Defaults:
    HEALTH = "/health"


def parser():
    made = argparse.ArgumentParser()
    made.add_argument("--health-endpoint", default=Defaults.HEALTH)
    return made
