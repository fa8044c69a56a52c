from stock.models import Base


def fill(engine):
    Base.metadata.create_all(engine)
