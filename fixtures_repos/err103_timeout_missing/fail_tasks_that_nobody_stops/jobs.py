import requests
from celery import shared_task


@shared_task(max_retries=3)
def report(text: str) -> None:
    requests.post("https://ledger.example.org", data=text)  # expect: ERR103


@shared_task(time_limit=None)
def again(text: str) -> None:
    requests.post("https://ledger.example.org", data=text)  # expect: ERR103


def alone(text: str) -> None:
    requests.post("https://ledger.example.org", data=text)  # expect: ERR103
