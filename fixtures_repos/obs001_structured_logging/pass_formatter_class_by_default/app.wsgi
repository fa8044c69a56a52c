from flask import Flask

from shop.log import set_up

set_up()
application = Flask("shop")


@application.route("/orders")
def orders():
    return []
