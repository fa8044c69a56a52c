from {{cookiecutter.app}}.models import Order


def test_order():
    assert Order(id=1).id == 1
