import sqlite3


class ResultsRepository:
    def all(self) -> list[str]:
        with sqlite3.connect("results.db") as connection:
            return [row[0] for row in connection.execute("SELECT name FROM result")]


Results = ResultsRepository
