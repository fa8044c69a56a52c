from shop import db


def add(body):
    return body, 201


def show():
    return db.orders()
