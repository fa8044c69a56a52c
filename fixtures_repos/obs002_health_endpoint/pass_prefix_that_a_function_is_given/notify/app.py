from flask import Flask

from notify.auth import requires_admin_auth, requires_no_auth
from notify.status import status
from notify.users import users


def register(application, blueprint, auth_function, prefix=None):
    blueprint.before_request(auth_function)
    if prefix:
        application.register_blueprint(blueprint, url_prefix=prefix)
    else:
        application.register_blueprint(blueprint)


def create_app():
    application = Flask("notify")
    register(application, status, requires_no_auth, "/health")
    register(application, users, requires_admin_auth, "/users")
    return application
