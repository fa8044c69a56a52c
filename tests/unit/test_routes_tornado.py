"""The route table of Tornado applications."""

from __future__ import annotations

from tests.unit.project_of import routes


def test_tuples_and_specs_with_the_methods_of_their_handlers() -> None:
    found = routes(
        {
            "app/handlers.py": """
                from tornado.web import RequestHandler
                from tornado.websocket import WebSocketHandler

                class Base(RequestHandler): ...

                class Items(Base):
                    def get(self): ...
                    async def post(self): ...

                class Item(Base):
                    def delete(self, key): ...

                class Health(RequestHandler):
                    def get(self): ...

                class Talk(WebSocketHandler):
                    def on_message(self, message): ...
            """,
            "app/urls.py": """
                from tornado.web import url
                from app.handlers import Health, Item, Items

                handlers = [
                    (r"/items", Items),
                    url(r"/items/([^/]+)", Item, name="item"),
                    (r"/health/?", Health, {"setting": 1}),
                ]
            """,
            "app/main.py": """
                import tornado.web
                from app.urls import handlers

                def make_app():
                    return tornado.web.Application(handlers)
            """,
        }
    )
    assert found == [
        "DELETE /items/<value> Item.delete",
        "GET /health/ Health.get",
        "GET|POST /items Items.get,Items.post",
    ]


def test_handlers_given_to_the_constructor_and_returned_by_functions() -> None:
    found = routes(
        """
        from tornado.web import Application, RequestHandler, URLSpec

        class A(RequestHandler):
            def get(self): ...

        class B(RequestHandler):
            def put(self): ...

        def more():
            return [URLSpec(r"/b", B)]

        app = Application([(r"/a", A), *more()])
        """
    )
    assert found == ["GET /a A.get", "PUT /b B.put"]


def test_pairs_that_hold_no_handler_are_no_routes() -> None:
    found = routes(
        """
        from tornado.web import Application, RequestHandler

        class Other: ...

        names = [("/a", Other), ("/b", "text")]
        app = Application([])
        """
    )
    assert found == []
