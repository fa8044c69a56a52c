import pytest
from environs import EnvError

from guestbook.settings import load_settings


def test_settings_are_read_and_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUESTBOOK_DATABASE_URL", "postgresql+psycopg://u@h/d")
    assert load_settings().database_url == "postgresql+psycopg://u@h/d"
    monkeypatch.setenv("GUESTBOOK_LOG_LEVEL", "LOUD")
    with pytest.raises(EnvError, match="LOG_LEVEL"):
        load_settings()


def test_there_is_no_default_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GUESTBOOK_DATABASE_URL", raising=False)
    with pytest.raises(EnvError, match="DATABASE_URL"):
        load_settings()
