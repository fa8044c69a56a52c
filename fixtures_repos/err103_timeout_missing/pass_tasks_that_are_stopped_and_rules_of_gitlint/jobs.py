import requests
from celery import shared_task


@shared_task(soft_time_limit=10, time_limit=15)
def report(text: str) -> None:
    requests.post("https://ledger.example.org", data=text)
