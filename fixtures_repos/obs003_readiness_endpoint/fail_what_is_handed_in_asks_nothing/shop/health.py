from flask import Response

from shop import db


def answer(make_text):
    try:
        return Response(make_text())
    except Exception:
        return Response("no text", status=502)


def heartbeat():
    return answer(lambda: "OK")


def live():
    return "OK"
