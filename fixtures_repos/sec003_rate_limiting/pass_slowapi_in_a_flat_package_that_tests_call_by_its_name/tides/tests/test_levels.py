from fastapi.testclient import TestClient

from tides.levels import router
from tides.main import app
from tides.shared import limiter


def test_levels() -> None:
    limiter.reset()
    assert router.routes
    assert TestClient(app).get("/tides/levels").json() == []
