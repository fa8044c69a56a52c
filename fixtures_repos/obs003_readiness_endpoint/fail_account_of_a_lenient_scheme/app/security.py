from fastapi import Depends, HTTPException
from fastapi.security import APIKeyCookie

cookie = APIKeyCookie(name="session", auto_error=False)


def find(session: str | None) -> str:
    if session is None:
        raise HTTPException(status_code=401)
    return session


def account_exists(session: str | None = Depends(cookie)) -> str:
    return find(session)
