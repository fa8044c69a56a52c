from enum import Enum

import sqlalchemy as sa

metadata = sa.MetaData()


class Source(Enum):
    MANUAL = "manual"
    IMPORTED = "imported"
    OTHER = "other"


books = sa.Table("books", metadata, sa.Column("id", sa.Integer, primary_key=True))
