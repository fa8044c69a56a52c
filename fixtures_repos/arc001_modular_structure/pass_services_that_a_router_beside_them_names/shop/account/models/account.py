from cassandra.cqlengine import columns
from cassandra.cqlengine.models import Model


class Account(Model):
    name = columns.Text(primary_key=True)
