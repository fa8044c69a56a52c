from stock.db import tables


def crates_of(context, hall):
    return context.session.query(tables.Crate).filter_by(hall=hall).all()


def add_crate(context, hall):
    crate = tables.Crate(hall=hall)
    session = context.session
    session.add(crate)
    return crate
