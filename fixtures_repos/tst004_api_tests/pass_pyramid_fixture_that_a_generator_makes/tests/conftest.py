from contextlib import contextmanager

import pytest
import webtest as _webtest
from sqlalchemy.orm import Session

from shop import main


@contextmanager
def session_of(engine):
    """A session whose changes are taken back."""
    connection = engine.connect()
    session = Session(bind=connection)
    try:
        yield session
    finally:
        session.close()


class _App(_webtest.TestApp):
    def __init__(self, app, engine, **options):
        super().__init__(app, **options)
        self.engine = engine

    def close(self):
        self.engine.dispose()


def _make(settings, engine):
    """Put the application behind a client, and let go of the database afterwards."""
    with session_of(engine) as session:
        client = _App(main(settings), engine, extra_environ={"session": session})
        yield client
        client.close()


@pytest.fixture
def webtest(settings, engine):
    yield from _make(settings, engine)
