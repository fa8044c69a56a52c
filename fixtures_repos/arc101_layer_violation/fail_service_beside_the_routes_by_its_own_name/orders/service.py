from flask import abort  # expect: ARC101


def found(number):
    if number < 1:
        abort(404)
    return {"number": number}
