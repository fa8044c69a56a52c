def test_there_are_no_orders(app):
    assert app.get("/orders/", status=200).json == []
