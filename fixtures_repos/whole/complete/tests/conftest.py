from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy.ext.asyncio import AsyncSession

from bookshelf.database import build_engine, build_sessions
from bookshelf.limits import limiter
from bookshelf.main import create_app
from bookshelf.models.base import Base
from bookshelf.settings import Settings, get_settings


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    monkeypatch.setenv("BOOKSHELF_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path / 'test.db'}")
    get_settings.cache_clear()
    limiter.reset()
    yield get_settings()
    get_settings.cache_clear()


@pytest.fixture
async def session(settings: Settings) -> AsyncIterator[AsyncSession]:
    engine = build_engine(settings)
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    async with build_sessions(engine)() as session:
        yield session
    await engine.dispose()


@pytest.fixture
def app() -> FastAPI:
    return create_app()


@pytest.fixture
def client(app: FastAPI, session: AsyncSession) -> Iterator[TestClient]:
    with TestClient(app) as client:
        yield client
