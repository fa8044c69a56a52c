from flask import Response

from shop.state import backends


def answer(database_check):
    try:
        return Response(str(database_check()))
    except Exception:
        return Response("no database", status=502)


def heartbeat():
    return answer(lambda: backends.orders.count())


def live():
    return "OK"
