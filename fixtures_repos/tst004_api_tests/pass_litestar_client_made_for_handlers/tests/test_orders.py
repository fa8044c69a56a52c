from litestar.testing import create_test_client

from app import orders


def test_orders() -> None:
    with create_test_client(route_handlers=[orders]) as client:
        assert client.get("/orders").status_code == 200
