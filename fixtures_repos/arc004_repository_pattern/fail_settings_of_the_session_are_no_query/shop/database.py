from sqlalchemy import create_engine, event

from shop.settings import DSN

engine = create_engine(DSN)


def limit(timeout):
    @event.listens_for(engine, "connect")
    def connect(dbapi_connection, record):
        cursor = dbapi_connection.cursor()
        cursor.execute("SET statement_timeout TO %d" % timeout)
        cursor.execute(f"SET lock_timeout TO {timeout}")
        cursor.execute("SET LOCAL idle_timeout = {}".format(timeout))
        cursor.close()
