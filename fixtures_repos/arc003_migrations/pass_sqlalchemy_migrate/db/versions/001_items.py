from sqlalchemy import Column, Integer, MetaData, String, Table

meta = MetaData()
items = Table("items", meta, Column("id", Integer, primary_key=True), Column("name", String))


def upgrade(migrate_engine):
    meta.bind = migrate_engine
    items.create()


def downgrade(migrate_engine):
    meta.bind = migrate_engine
    items.drop()
