from peewee import CharField, Model, PostgresqlDatabase


class Sample(Model):
    name = CharField()

    class Meta:
        database = PostgresqlDatabase("archive")
