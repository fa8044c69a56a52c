from behave import fixture, use_fixture

from app import app


@fixture
def client_of_orders(context):
    context.orders = app.test_client()
    yield context.orders


def before_all(context):
    use_fixture(client_of_orders, context)
