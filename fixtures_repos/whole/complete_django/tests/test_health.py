import json
import logging

import pytest
from django.db import OperationalError, connection
from django.test import Client


def test_the_process_is_alive(client: Client) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


@pytest.mark.django_db
def test_the_service_is_ready_while_the_database_answers(client: Client) -> None:
    assert client.get("/readyz").json() == {"database": "ok"}


def test_the_service_is_not_ready_without_its_database(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "cursor", refuse)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"database": "unreachable"})


def test_requests_are_counted(client: Client) -> None:
    client.get("/healthz")
    assert "django_http_requests_total_by_method_total" in client.get("/metrics").content.decode()


def test_records_are_json_lines() -> None:
    handler = next(h for h in logging.getLogger().handlers if type(h) is logging.StreamHandler)
    record = logging.makeLogRecord({"name": "tickets", "levelname": "INFO", "msg": "closed", "ticket": 7})
    assert json.loads(handler.format(record))["ticket"] == 7
