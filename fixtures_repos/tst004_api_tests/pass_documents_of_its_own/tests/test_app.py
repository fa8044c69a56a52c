from shop.app import app


def test_documents():
    assert app.test_client().get("/docs").status_code == 200
