from fastapi.testclient import TestClient

URL = "/api/v1/books"
DUNE = {"isbn": "9780441172719", "title": "Dune", "author": "Frank Herbert", "pages": 612}


def test_a_book_can_be_created_read_changed_and_deleted(client: TestClient) -> None:
    created = client.post(URL, json=DUNE)
    assert created.status_code == 201
    place = f"{URL}/{created.json()['id']}"
    assert client.get(place).json()["title"] == "Dune"
    assert client.patch(place, json={"pages": 100}).json()["is_long"] is False
    assert client.delete(place).status_code == 204
    assert client.get(place).status_code == 404


def test_books_are_listed_in_pages(client: TestClient) -> None:
    client.post(URL, json=DUNE)
    assert [book["title"] for book in client.get(URL).json()] == ["Dune"]
    assert client.get(URL, params={"offset": 1}).json() == []


def test_the_same_isbn_twice_is_a_conflict(client: TestClient) -> None:
    client.post(URL, json=DUNE)
    assert client.post(URL, json=DUNE).status_code == 409


def test_a_number_as_text_is_refused(client: TestClient) -> None:
    assert client.post(URL, json={**DUNE, "pages": "612"}).status_code == 422


def test_a_script_in_the_summary_is_not_stored(client: TestClient) -> None:
    book = client.post(URL, json={**DUNE, "summary": "<script>alert(1)</script><em>Sand</em>"})
    assert book.json()["summary"] == "<em>Sand</em>"


def test_writing_too_often_is_answered_with_429(client: TestClient) -> None:
    answers = [client.delete(f"{URL}/1").status_code for _ in range(21)]
    assert answers == [404] * 20 + [429]


def test_every_answer_carries_security_headers_and_a_request_id(client: TestClient) -> None:
    headers = client.get(URL).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert len(headers["X-Request-ID"]) == 32
