from flask import Blueprint

views = Blueprint("views", __name__)


@views.get("/things/0")
def things0():
    return []


@views.get("/things/1")
def things1():
    return []


@views.get("/things/2")
def things2():
    return []


@views.get("/things/3")
def things3():
    return []


@views.get("/things/4")
def things4():
    return []


@views.get("/things/5")
def things5():
    return []
