from marks.trace import install


def test_trace(app):
    install(app)
    client = app.test_client()
    response = client.get("/")
    assert response.headers["X-Trace"] == "1"
