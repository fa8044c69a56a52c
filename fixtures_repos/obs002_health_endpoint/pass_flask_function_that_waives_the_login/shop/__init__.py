from flask import Flask

from shop.auth import do_not_validate_auth, validate_auth
from shop.orders import orders
from shop.status import status


def create_app():
    app = Flask(__name__)
    status.before_request(do_not_validate_auth)
    app.register_blueprint(status)
    orders.before_request(validate_auth)
    app.register_blueprint(orders)
    return app
