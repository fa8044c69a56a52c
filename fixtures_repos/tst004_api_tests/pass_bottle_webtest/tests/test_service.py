import webtest

import service

testapp = webtest.TestApp(service.app)


def test_home():
    assert testapp.get("/").text == "hello"
