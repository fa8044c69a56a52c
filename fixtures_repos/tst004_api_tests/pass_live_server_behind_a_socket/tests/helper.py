import os

import requests
import requests_unixsocket


def endpoint():
    return os.environ["ENDPOINT"]


def session():
    if endpoint().endswith(".sock"):
        made = requests_unixsocket.Session()
    else:
        made = requests.Session()
    return made
