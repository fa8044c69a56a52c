import shop


def test_wanted():
    with shop.app.test_request_context("/orders?wanted=tea"):
        assert shop.wanted() == "tea"
