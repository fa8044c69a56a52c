from sqlalchemy import create_engine, make_url, text

URL = "postgresql://depot@db/depot"


def engine_address():
    engine_url = make_url(URL)
    engine_url = engine_url.set(drivername="postgresql+psycopg")
    return str(engine_url)


def rows():
    with create_engine(engine_address()).connect() as connection:
        return connection.execute(text("SELECT number FROM parcels")).scalars().all()
