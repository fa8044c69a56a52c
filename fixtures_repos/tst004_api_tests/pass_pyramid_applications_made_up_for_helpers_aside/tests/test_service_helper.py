from pyramid import testing
from pyramid.view import view_config
from webtest import TestApp

from service.extra import Extra


@view_config(route_name="toy", renderer="string")
def toy(request):
    return Extra().name


def test_toy():
    config = testing.setUp()
    config.add_route("toy", "/toy")
    config.scan("tests.test_service_helper")
    app = TestApp(config.make_wsgi_app())
    assert app.get("/toy", status=200).text == "extra"
