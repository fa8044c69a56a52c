from shop.models import Voucher


def test_label():
    assert Voucher(code="A1", used=True).label() == "A1 (used)"
