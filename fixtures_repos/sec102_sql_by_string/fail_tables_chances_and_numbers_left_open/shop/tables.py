import random

ORDERS = {"name": input(), "kind": "orders"}


def one_of(names):
    return random.choice(names)


def found(cursor, number):
    clause = "AND number = %s" % number if number else ""
    cursor.execute("SELECT * FROM orders WHERE open {clause}".format(clause=clause))  # expect: SEC102
    return cursor.fetchall()
