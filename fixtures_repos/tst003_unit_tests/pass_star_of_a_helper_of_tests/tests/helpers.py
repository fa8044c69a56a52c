from depot.gates import Gate

CODE = "1234"


def usual():
    return Gate(CODE)
