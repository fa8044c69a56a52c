import httpx
import pytest

import rates


@pytest.fixture
def upstream(monkeypatch):
    transport = httpx.MockTransport(lambda request: httpx.Response(200, json={"rate": 2}))
    client = httpx.Client(transport=transport, base_url="https://rates.example.com")
    monkeypatch.setattr(rates, "client", client)
    return client
