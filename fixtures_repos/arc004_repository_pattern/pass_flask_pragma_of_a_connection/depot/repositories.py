from sqlalchemy import text

from depot.engine import opened


class ParcelRepository:
    def numbers(self):
        with opened() as connection:
            return connection.execute(text("SELECT number FROM parcels")).scalars().all()

    def add(self, number):
        with opened() as connection:
            connection.execute(text("INSERT INTO parcels (number) VALUES (:number)"), {"number": number})
