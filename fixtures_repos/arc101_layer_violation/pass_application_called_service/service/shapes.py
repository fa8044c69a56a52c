from flask import make_response


def as_csv(rows):
    found = make_response("\n".join(rows))
    found.headers["Content-Type"] = "text/csv"
    return found
