"""What the server is pointed at."""

from shop.factory import furnished


def build():
    made = furnished()
    made.secret_key = "from the environment"
    return made


application = build()


@application.route("/healthz")
def alive():
    return "ok"
