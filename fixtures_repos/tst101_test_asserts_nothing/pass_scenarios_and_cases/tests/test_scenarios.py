from pytest_bdd import given, scenario, then

from shop.stock import take


@scenario("stock.feature", "Something is taken")
def test_taking():
    """Something is taken."""


@given("a shelf", target_fixture="taken")
def fill():
    return take("a")


@then("it is there")
def there(taken):
    assert taken == "a"
