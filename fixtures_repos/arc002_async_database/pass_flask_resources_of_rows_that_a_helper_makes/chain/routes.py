from flask_restful import Api

from chain.views import BlockApi, BlockListApi


def row(*args, **kwargs):
    return (args, kwargs)


ROWS = [row("blocks/<int:number>", BlockApi), row("blocks/", BlockListApi)]


def add_routes(app):
    api = Api(app, prefix="/api")
    for (pattern, resource, *args), kwargs in ROWS:
        kwargs.setdefault("strict_slashes", False)
        api.add_resource(resource, pattern, *args, **kwargs)
