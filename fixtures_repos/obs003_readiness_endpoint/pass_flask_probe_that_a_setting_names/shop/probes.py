from flask_healthz import HealthError
from sqlalchemy import text

from shop.tables import db


def alive():
    pass


def ready():
    try:
        db.session.execute(text("select id from orders limit 1"))
    except Exception as error:
        raise HealthError("no database") from error
