from sqlalchemy import Column, MetaData, String, Table

metadata = MetaData()
items = Table("items", metadata, Column("name", String, primary_key=True))
