def test_there_are_no_orders(webtest):
    assert webtest.get("/orders/", status=200).json == []
