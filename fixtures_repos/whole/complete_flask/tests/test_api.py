import json
import logging

import pytest
from flask.testing import FlaskClient

URL = "/api/v1/entries"
HELLO = {"author": "Ann", "message": "hello"}


def test_an_entry_is_written_listed_and_hidden(client: FlaskClient) -> None:
    created = client.post(URL, json=HELLO)
    assert created.status_code == 201
    assert [entry["author"] for entry in client.get(URL).json] == ["Ann"]
    place = f"{URL}/{created.json['id']}"
    assert [client.delete(place).status_code, client.delete(place).status_code] == [204, 404]
    assert client.get(URL).json == []


@pytest.mark.parametrize("wrong", [{"author": 7}, {"message": " "}, {"role": "admin"}])
def test_bodies_are_neither_coerced_nor_extended(client: FlaskClient, wrong: dict[str, object]) -> None:
    answer = client.post(URL, json={**HELLO, **wrong})
    assert answer.status_code == 422
    assert answer.json["errors"][0]["loc"] == list(wrong)


def test_the_page_escapes_what_people_wrote(client: FlaskClient) -> None:
    assert "Nobody has written yet" in client.get("/").text
    client.post(URL, json={"author": "<b>Ann</b>", "message": "<script>alert(1)</script>"})
    page = client.get("/").text
    assert "&lt;script&gt;" in page
    assert "<script>" not in page


def test_answers_carry_a_content_security_policy(client: FlaskClient) -> None:
    assert "default-src 'self'" in client.get("/").headers["Content-Security-Policy"]


def test_writing_too_often_is_answered_with_429(client: FlaskClient) -> None:
    answers = [client.post(URL, json=HELLO).status_code for _ in range(4)]
    assert answers == [201, 201, 201, 429]


def test_requests_are_counted_by_endpoint(client: FlaskClient) -> None:
    client.get(URL)
    assert 'endpoint="entries.list_entries"' in client.get("/metrics").text


def test_records_are_json_lines(client: FlaskClient) -> None:
    handler = next(each for each in logging.getLogger().handlers if type(each) is logging.StreamHandler)
    record = logging.makeLogRecord({"name": "guestbook", "levelname": "INFO", "msg": "written", "entry": 7})
    assert json.loads(handler.format(record))["entry"] == 7
