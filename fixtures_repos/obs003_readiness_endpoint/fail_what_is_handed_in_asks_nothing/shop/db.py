from sqlalchemy import create_engine, text

engine = create_engine("postgresql://localhost/shop")


def orders():
    with engine.connect() as connection:
        return [row.number for row in connection.execute(text("SELECT number FROM orders"))]
