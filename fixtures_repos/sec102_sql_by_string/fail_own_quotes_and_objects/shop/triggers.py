from sqlalchemy import text


class TriggerSQL:
    def __init__(self, table):
        self.table = table


class Trigger(TriggerSQL):
    def __str__(self):
        return f"CREATE TRIGGER t BEFORE INSERT ON {self.table} EXECUTE PROCEDURE p()"


class DropTrigger(TriggerSQL):
    def __str__(self):
        return f"DROP TABLE {self.table}"


def sync(db, table, names):
    for name in names:
        watched(db, getattr(table.c, name))
    for column in table.columns:
        db.execute(text(f"ALTER TABLE orders DROP COLUMN {column.name}"))


def watched(db, column):
    return text(f"NEW.{column.name}")  # expect: SEC102
