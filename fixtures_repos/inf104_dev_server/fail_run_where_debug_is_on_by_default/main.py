from bottle import route, run
from decouple import config

DEBUG = config("DEBUG", default=True, cast=bool)


@route("/items")
def items() -> str:
    return ""


if __name__ == "__main__":
    if DEBUG:
        run(port=8000)
