from sqlalchemy import text


def add(engine, name):
    with engine.begin() as connection:
        connection.execute(text(f"CREATE TABLE sheet_{name} (id int)"))


def drop(engine, name, column):
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE {} DROP COLUMN {}".format(name, column)))
