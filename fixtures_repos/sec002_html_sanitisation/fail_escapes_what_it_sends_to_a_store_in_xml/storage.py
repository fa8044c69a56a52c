from xml.sax.saxutils import escape

import requests


def put(name):
    text = escape(name)
    requests.put("https://store.example", data=text)
