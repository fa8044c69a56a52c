"""Put what the service answered into a file of SQLite: python integrations/sqlite_sink.py answers.jsonl answers.db"""

import argparse
import json
import sqlite3


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("answers")
    parser.add_argument("database")
    given = parser.parse_args()
    with sqlite3.connect(given.database) as database, open(given.answers) as answers:
        for line in answers:
            database.execute("INSERT INTO answers (body) VALUES (?)", (json.dumps(json.loads(line)),))


if __name__ == "__main__":
    main()
