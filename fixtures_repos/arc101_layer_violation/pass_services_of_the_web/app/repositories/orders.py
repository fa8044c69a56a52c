from sqlalchemy import create_engine, text

engine = create_engine("postgresql://db/shop")


def find(number):
    with engine.connect() as connection:
        return connection.execute(text("SELECT * FROM orders WHERE id = :id"), {"id": number}).first()
