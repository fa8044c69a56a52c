from pytest_bdd import scenarios

scenarios("items.feature")
