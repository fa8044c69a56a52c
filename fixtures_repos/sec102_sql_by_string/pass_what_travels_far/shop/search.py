from sqlalchemy import DDL, func

DEFAULTS = {"function": "{table}_update"}


class Trigger:
    def __init__(self, column, conn=None, options=None):
        self.table = column.table
        self.column = column
        self.conn = conn
        self.options = self.init_options(options)

    def init_options(self, options=None):
        if not options:
            options = {}
        for key, value in DEFAULTS.items():
            options.setdefault(key, value)
        return options

    @property
    def function(self):
        return self.options["function"].format(table=self.table.name)

    @property
    def vector(self):
        return func.to_tsvector(self.column).compile(self.conn)


class CreateTriggerSQL(Trigger):
    def __str__(self):
        return "CREATE TRIGGER {function} BEFORE UPDATE ON {table} AS {vector}".format(
            function=self.function, table=self.table.name, vector=self.vector
        )


def attach(column):
    return DDL(str(CreateTriggerSQL(column)))
