from dataclasses import replace
from pathlib import Path

from conftest import SETTINGS
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import check, downgrade, upgrade

from guestbook.app import create_app
from guestbook.extensions import db

MIGRATIONS = str(Path(__file__).resolve().parents[1] / "migrations")


def test_alive_and_ready_while_the_database_answers(client: FlaskClient) -> None:
    assert client.get("/healthz").json == {"status": "ok"}
    assert client.get("/readyz").json == {"database": "ok"}


def test_alive_but_not_ready_without_the_database() -> None:
    client = create_app(replace(SETTINGS, database_url="sqlite:////nowhere/at/all.db")).test_client()
    assert client.get("/healthz").status_code == 200
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json) == (503, {"database": "unreachable"})


def test_probes_are_not_limited(client: FlaskClient) -> None:
    assert {client.get("/healthz").status_code for _ in range(70)} == {200}


def test_the_migrations_lead_to_the_tables_of_the_models(tmp_path: Path) -> None:
    app: Flask = create_app(replace(SETTINGS, database_url=f"sqlite:///{tmp_path / 'test.db'}"))
    with app.app_context():
        upgrade(MIGRATIONS)
        check(MIGRATIONS)
        downgrade(MIGRATIONS, "base")
        db.engine.dispose()
