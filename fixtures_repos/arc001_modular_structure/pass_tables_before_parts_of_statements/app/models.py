from sqlalchemy import Column, MetaData, String, Table
from sqlalchemy.ext import compiler
from sqlalchemy.sql import expression


def kilns(metadata: MetaData) -> Table:
    return Table("kilns", metadata, Column("name", String(36)))


class joined(expression.ColumnElement):
    name = "joined"
    separator = ","

    def __init__(self, columns, separator=","):
        self.columns = columns
        self.separator = separator


@compiler.compiles(joined)
def compiled(element, compiler_, **kw):
    return f"joined({element.columns})"
