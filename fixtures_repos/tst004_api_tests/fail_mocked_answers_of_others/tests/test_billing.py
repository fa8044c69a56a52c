import httpx
import respx

from app.billing import invoice


@respx.mock
def test_invoice():
    respx.get("https://billing.example.org/invoices/3").mock(httpx.Response(200, json={}))
    assert invoice(3) == {}
