from sqlalchemy import Column, MetaData, String, Table, create_engine

engine = create_engine("mysql+pymysql://root@localhost/lessons")
metadata = MetaData()
users = Table("users", metadata, Column("name", String(40)))
connection = engine.connect()
connection.execute(users.insert().values(name="ann"))
