from sqlalchemy import Column, DateTime, MetaData, Table, create_engine

own = MetaData()
entries = Table("entries", own, Column("at", DateTime))  # expect: TIM102
own.create_all(create_engine("sqlite:///log.db"))
