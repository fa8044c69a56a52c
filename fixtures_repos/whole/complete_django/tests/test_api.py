import pytest
from rest_framework.test import APIClient

pytestmark = pytest.mark.django_db

URL = "/api/v1/tickets"
TICKET = {"subject": "Printer on fire", "body": "third floor", "reporter": "ann@example.org"}


def test_a_ticket_is_reported_read_and_closed(client: APIClient) -> None:
    created = client.post(URL, TICKET, format="json")
    assert created.status_code == 201
    place = f"{URL}/{created.json()['id']}"
    assert client.get(place).json()["state"] == "open"
    assert client.post(f"{place}/close").json()["state"] == "closed"
    assert client.post(f"{place}/close").status_code == 409


def test_tickets_are_listed_by_state(client: APIClient) -> None:
    client.post(URL, TICKET, format="json")
    assert client.get(URL, {"state": "open"}).json()["count"] == 1
    assert client.get(URL, {"state": "closed"}).json()["count"] == 0
    assert client.get(URL).json()["count"] == 1


def test_scripts_do_not_get_in(client: APIClient) -> None:
    created = client.post(URL, {**TICKET, "body": "<script>alert(1)</script><em>now</em>"}, format="json")
    assert created.json()["body"] == "<em>now</em>"


def test_a_client_that_asks_too_often_is_slowed_down(client: APIClient) -> None:
    assert {client.get(URL).status_code for _ in range(60)} == {200}
    assert client.get(URL).status_code == 429


def test_browsers_are_told_not_to_guess_types(client: APIClient) -> None:
    assert client.get(URL)["X-Content-Type-Options"] == "nosniff"
