from fastapi import Header, HTTPException

from shop.settings import Settings


class Password:
    def __init__(self, realm: str) -> None:
        self.realm = realm

    def __call__(self, name: str = Header()) -> str:
        return f"{self.realm}/{name}"


class Nobody:
    def __call__(self, name: str = Header()) -> str:
        raise HTTPException(403)


def access(settings: Settings, path: str):
    if settings.strict:
        return Nobody()
    return Password(settings.realm + path)
