import os

from peewee import CharField, Model
from playhouse.pool import PooledPostgresqlExtDatabase

db = PooledPostgresqlExtDatabase(
    os.environ["POSTGRES_DB"],
    host=os.environ["POSTGRES_HOST"],
)


class Crate(Model):
    name = CharField()

    class Meta:
        database = db
