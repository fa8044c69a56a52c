import requests
from requests.adapters import HTTPAdapter


class Patient(HTTPAdapter):
    def send(self, request, **kwargs):
        kwargs.setdefault("timeout", 5)
        return super().send(request, **kwargs)


def make() -> requests.Session:
    session = requests.Session()
    session.mount("https://", Patient())
    return session
