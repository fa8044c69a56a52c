from dataclasses import dataclass

import psycopg


@dataclass(frozen=True)
class Claim:
    label: str
    grams: int

    def heavy(self):
        return self.grams > 1000

    def light(self):
        return not self.heavy()


def claim(label):
    with psycopg.connect("postgresql://db/shop") as connection:
        row = connection.execute("select label, grams from parcels where label = %s", (label,)).fetchone()
    return Claim(*row)
