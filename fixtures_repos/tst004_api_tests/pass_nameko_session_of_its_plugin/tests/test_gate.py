import pytest

from gate import Gate


@pytest.fixture
def gate(container_factory, web_config):
    container = container_factory(Gate, web_config)
    container.start()


def test_an_order_is_found(gate, web_session):
    response = web_session.get("/orders/7")
    assert response.text == "7"
