import contextlib
import json
import time

from mailer import send


def decoded(data: bytes) -> object:
    try:
        return json.loads(data)
    except Exception:  # expect: ERR101
        pass

    try:
        return data.decode("latin-1")
    except Exception:  # expect: ERR101
        pass
    return None


def both(data: bytes) -> object:
    try:
        send("one")
    except Exception:  # expect: ERR101
        pass
    try:
        return data.decode("latin-1")
    except ValueError:
        return None


def never_told(text: str) -> None:
    if not text:
        raise ValueError("no text")
    for _ in range(5):
        with contextlib.suppress(Exception):  # expect: ERR101
            send(text)
            return
        time.sleep(1)


def each_of_them(names: list[str]) -> None:
    for name in names:
        with contextlib.suppress(Exception):  # expect: ERR101
            send(name)
    raise RuntimeError("all over")


def unload(others: list) -> None:
    for each in others:
        try:
            each.unload()
        except Exception:  # expect: ERR101
            pass


def by_kind(data: bytes, kind: str) -> object:
    if kind == "json":
        try:
            return json.loads(data)
        except Exception:  # expect: ERR101
            pass
        return data
    elif kind == "text":
        try:
            return data.decode("latin-1")
        except Exception:
            return None
    return None
