from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from app.timing import TimingMiddleware

answer = TimingMiddleware(app=PlainTextResponse("ok"))


def test_the_middleware_passes_requests_on() -> None:
    assert TestClient(answer).get("/").text == "ok"
