import sqlalchemy as sa

metadata = sa.MetaData()

parcels = sa.Table("parcels", metadata, sa.Column("id", sa.Integer, primary_key=True))
