from sqlalchemy import create_engine, text


def readable(path):
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        connection.execute(text("attach database :path as other"), {"path": path})
    return True
