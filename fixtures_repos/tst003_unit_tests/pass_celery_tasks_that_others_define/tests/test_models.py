from app.models import Order


def test_number() -> None:
    assert Order(number="3").number == 3
