import sqlalchemy as sa


def build(metadata):
    sa.Table("couriers", metadata, sa.Column("id", sa.Integer)) if metadata is None else None
    return sa.Table("parcels", metadata, sa.Column("id", sa.Integer), sa.Column("at", sa.String))
