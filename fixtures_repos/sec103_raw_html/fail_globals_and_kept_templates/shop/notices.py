import requests


def read_notice():
    return requests.get("https://notices.example/", timeout=5).text
