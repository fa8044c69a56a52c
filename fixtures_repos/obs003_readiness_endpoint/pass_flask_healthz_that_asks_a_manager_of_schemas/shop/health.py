from flask_healthz import HealthError
from sqlalchemy_helpers import DatabaseStatus

from shop.database import DB


def liveness():
    pass


def readiness():
    if DB.manager.get_status() is DatabaseStatus.NO_INFO:
        raise HealthError("the database does not answer")
