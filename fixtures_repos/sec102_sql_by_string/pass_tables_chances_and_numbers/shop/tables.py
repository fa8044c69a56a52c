import random
import string

from sqlalchemy import VARCHAR

ORDERS = {"name": "shop_orders", "columns": {"code": {"type": VARCHAR(6), "width": 90}}}


def some_letters(length):
    return "".join(random.choices(string.ascii_letters + string.digits, k=length))


def found(cursor, number):
    clause = "AND number = %s" % number if number else ""
    cursor.execute("SELECT * FROM orders WHERE open {clause}".format(clause=clause))
    return cursor.fetchall()
