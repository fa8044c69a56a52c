from site.app import app


def test_about():
    assert app.test_client().get("/pages/about").status_code == 200
