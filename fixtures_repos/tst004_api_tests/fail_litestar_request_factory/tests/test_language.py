from litestar.testing import RequestFactory

from app import app, language


def test_the_language_defaults_to_english() -> None:
    request = RequestFactory(app=app).get("/orders")
    assert language(request) == "en"
