import sqlalchemy as sa


def copied(name):
    return sa.Table(name, sa.MetaData(), sa.Column("id", sa.Integer), prefixes=["TEMPORARY"])
