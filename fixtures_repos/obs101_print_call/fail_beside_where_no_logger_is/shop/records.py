import logging
from http.server import BaseHTTPRequestHandler


class Records(logging.Handler):
    def emit(self, record):
        try:
            self.send(record)
        except OSError as error:
            print("no record was sent", error)

    def send(self, record):
        raise OSError


class Listener(BaseHTTPRequestHandler):
    def do_GET(self):
        print("asked")  # expect: OBS101


def say(*words):
    print(*words)  # expect: OBS101


def as_print(*words):
    print(*words)
