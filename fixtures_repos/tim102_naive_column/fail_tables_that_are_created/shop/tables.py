from sqlalchemy import Column, DateTime, MetaData, String, Table

metadata = MetaData()
events = Table("events", metadata, Column("name", String), Column("seen", DateTime))  # expect: TIM102
