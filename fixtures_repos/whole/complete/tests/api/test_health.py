import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from bookshelf.main import create_app
from bookshelf.settings import get_settings


def test_alive_and_ready_while_the_database_answers(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"database": "ok"}


def test_alive_but_not_ready_without_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOOKSHELF_DATABASE_URL", "sqlite+aiosqlite:////nowhere/at/all.db")
    get_settings.cache_clear()
    with TestClient(create_app()) as client:
        assert client.get("/healthz").status_code == 200
        answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"database": "unreachable"}


def test_requests_are_counted_by_route(client: TestClient, app: FastAPI) -> None:
    client.get("/api/v1/books/12345")
    families = text_string_to_metric_families(client.get("/metrics").text)
    samples = [sample.labels for family in families for sample in family.samples]
    assert any(
        labels.get("route", "").endswith("/books/{book_id}") and labels.get("status") == "404" for labels in samples
    )
