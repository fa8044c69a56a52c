from flask import Response

from shop import db


def answer(database_check):
    try:
        return Response(str(database_check()))
    except Exception:
        return Response("no database", status=502)


def heartbeat():
    return answer(lambda: len(db.orders()))


def live():
    return "OK"
