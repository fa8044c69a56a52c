from fastapi import HTTPException  # expect: ARC101

from shop.repositories import orders


def create(session, name):
    if not name:
        raise HTTPException(400)
    return orders.add(session, name)
