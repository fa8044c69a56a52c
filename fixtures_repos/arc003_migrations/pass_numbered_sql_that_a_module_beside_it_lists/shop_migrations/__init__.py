from pathlib import Path


def migrate(connection, database):
    for file in sorted((Path(__file__).parent / database).glob("????????_*.sql")):
        connection.execute(file.read_text())
