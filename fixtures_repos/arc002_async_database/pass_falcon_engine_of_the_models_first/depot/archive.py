import os

from playhouse.pool import PooledPostgresqlExtDatabase

old = PooledPostgresqlExtDatabase(os.environ["ARCHIVE"])


def answers():
    return old.execute_sql("SELECT 1")
