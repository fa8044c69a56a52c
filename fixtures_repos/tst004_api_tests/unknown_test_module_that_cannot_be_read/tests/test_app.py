from shop.app import app


def test_orders():
    print "asking"
    assert app.test_client().get("/orders").status_code == 200


def unfinished(:
