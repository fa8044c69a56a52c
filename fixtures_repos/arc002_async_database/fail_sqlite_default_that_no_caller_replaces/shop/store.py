from sqlalchemy import create_engine, text


class Store:
    def __init__(self, address="sqlite:///shop.db"):
        self.engine = create_engine(address)

    def names(self):
        with self.engine.connect() as connection:
            return [row.name for row in connection.execute(text("SELECT name FROM items"))]


class Shop:
    def __init__(self, kind="local", **options):
        self.kind = kind
        self.store = Store(**options)
