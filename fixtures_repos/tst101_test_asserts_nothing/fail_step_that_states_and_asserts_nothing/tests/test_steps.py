from pytest_bdd import given, scenarios, then, when
from pytest_bdd.parsers import parse

from shop import counted

scenarios("features")


@given("a shop")
def a_shop(browser):
    browser.visit("/")


@when(parse('I click "{text}"'))
def click(browser, text):
    browser.click(text)


@then("there is one order")
def one_order(browser):
    assert counted(browser.orders) == 1


@then("nothing is told")
def nothing(browser):  # expect: TST101
    browser.wait()
