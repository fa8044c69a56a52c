import os
import time

import requests


def follow():
    while True:
        requests.post("http://app:8000/prices", headers={"Authorization": os.environ["FEED_TOKEN"]}, timeout=5)
        time.sleep(60)


if __name__ == "__main__":
    follow()
