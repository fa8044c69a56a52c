from behave import then, when


@when("orders are asked for")
def ask(context):
    context.answer = context.orders.get("/orders")


@then("there are none")
def none(context):
    assert context.answer.json == []
