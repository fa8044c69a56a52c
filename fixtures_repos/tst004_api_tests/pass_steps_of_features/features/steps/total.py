from behave import then, when
from fastapi.testclient import TestClient

from shop.main import app


@when("I ask for the total")
def ask(context):
    context.answer = TestClient(app).get("/total")


@then("it is told")
def told(context):
    assert context.answer.status_code == 200
