from shop.forms import OrderForm


def test_form():
    assert OrderForm({"number": 1}).is_valid()


def test_empty_form():
    assert not OrderForm({}).is_valid()
