"""Routers that are classes of the repository, with prefixes that their constructors hand on."""

from __future__ import annotations

from tests.unit.project_of import routes


def test_a_subclass_of_the_router_with_a_prefix_in_its_constructor() -> None:
    found = routes(
        {
            "app/routing.py": """
                from fastapi import APIRouter as Base

                class APIRouter(Base):
                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, prefix="/own", **kwargs)
            """,
            "app/main.py": """
                from fastapi import FastAPI
                from app.routing import APIRouter

                router = APIRouter()

                @router.get("/a")
                def a(): ...

                app = FastAPI()
                app.include_router(router)
            """,
        }
    )
    assert found == ["GET /own/a a"]


def test_a_router_of_fastapi_that_puts_routes_on_itself() -> None:
    found = routes(
        """
        from fastapi import APIRouter, FastAPI

        class Crates(APIRouter):
            def __init__(self):
                super().__init__(prefix="/crates")
                self.add_api_route("/{number}", self.one)

            def one(self, number: int): ...

        app = FastAPI()
        app.include_router(Crates())
        """
    )
    assert found == ["GET /crates/{number} Crates.one"]


def test_a_blueprint_that_puts_rules_on_itself() -> None:
    found = routes(
        {
            "shop/blueprint.py": """
                from flask import Blueprint as Base

                class Blueprint(Base):
                    documented = True
            """,
            "shop/figures.py": """
                from flask.views import MethodView
                from shop.blueprint import Blueprint

                class Figures(MethodView):
                    def get(self): ...

                class FiguresApi(Blueprint):
                    def __init__(self, store):
                        super().__init__("figures", __name__, url_prefix="/metrics")
                        self.add_url_rule("", view_func=Figures.as_view("figures"))
                        store.add_url_rule("/elsewhere")
            """,
            "shop/app.py": """
                from flask import Flask
                from shop.figures import FiguresApi

                app = Flask(__name__)
                app.register_blueprint(FiguresApi({}))
            """,
        }
    )
    assert found == ["GET /metrics Figures.get"]


def test_routes_on_what_such_a_class_makes() -> None:
    found = routes(
        """
        from flask import Blueprint, Flask

        class Shelves(Blueprint):
            def __init__(self, name):
                super().__init__(name, __name__, url_prefix="/shelves")

        shelves = Shelves("shelves")

        @shelves.get("/<int:number>")
        def one(number): ...

        app = Flask(__name__)
        app.register_blueprint(shelves)
        """
    )
    assert found == ["GET /shelves/<int:number> one"]
