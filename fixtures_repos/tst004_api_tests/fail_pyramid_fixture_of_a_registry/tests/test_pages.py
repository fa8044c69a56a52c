def test_maps(app):
    assert app.get("/maps") == []
