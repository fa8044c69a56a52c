import sys
import threading
from contextlib import redirect_stdout


def dump_threads(signal=None, frame=None, file=sys.stdout):
    with redirect_stdout(file):
        print("Threads")
        for thread in threading.enumerate():
            print(thread.name)


def safe_print(message=""):
    try:
        print(message)
    except UnicodeEncodeError:
        print(message.encode("ascii", "backslashreplace"))
