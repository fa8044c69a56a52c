from pathlib import Path

import pytest
from pydantic import ValidationError

from bookshelf.settings import Settings


def test_a_driver_that_blocks_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOOKSHELF_DATABASE_URL", "postgresql+psycopg2://u:p@h/d")
    with pytest.raises(ValidationError, match="asyncpg"):
        Settings()


def test_there_is_no_default_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("BOOKSHELF_DATABASE_URL")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValidationError, match="database_url"):
        Settings()


def test_the_env_file_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("BOOKSHELF_LOG_LEVEL=ERROR\n")
    assert Settings().log_level == "ERROR"


def test_the_password_is_not_shown(settings: Settings) -> None:
    assert "test.db" not in repr(settings)
