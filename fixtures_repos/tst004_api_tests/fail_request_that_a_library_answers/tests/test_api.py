import httpx
import respx


@respx.mock
def test_total() -> None:
    respx.get("http://shop/total").respond(200)
    assert httpx.get("http://shop/total").status_code == 200
