from sqlalchemy import Column, MetaData, String, Table


def kilns(metadata: MetaData) -> Table:
    return Table("kilns", metadata, Column("name", String(36)))
