class Notes:
    def __init__(self, engine, schema):
        self.engine = engine
        self._schema = schema

    def _table(self):
        return f"{self._schema}.notes"

    def all(self):
        return self.engine.execute(f"SELECT * FROM {self._table()}")  # expect: SEC102


def setup(engine, table):
    schema, name = table.rpartition(".")[::2]
    engine.execute(f"CREATE INDEX {schema}_{name}_idx ON {table} (id)")  # expect: SEC102
