from sqlalchemy import create_engine, text

engine = create_engine("sqlite:///depot.sqlite")


def opened():
    connection = engine.connect()
    connection.execute(text("PRAGMA foreign_keys=ON"))
    return connection
