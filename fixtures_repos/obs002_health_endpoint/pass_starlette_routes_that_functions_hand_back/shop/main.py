from starlette.applications import Starlette

from shop.routes import all_routes


def create_application(debug: bool = False) -> Starlette:
    return Starlette(debug=debug, routes=all_routes(debug))


application = create_application()
