from sqlalchemy import create_engine, text


class State:
    def connect(self, address):
        self.engine = create_engine(address)

    def server_time(self):
        with self.engine.connect() as connection:
            return connection.execute(text("SELECT now()")).scalar()

    def add_rack(self, name):
        with self.engine.connect() as connection:
            connection.execute(text("INSERT INTO racks (name) VALUES (:name)"), {"name": name})


class Clock:
    def server_time(self):
        return 0
