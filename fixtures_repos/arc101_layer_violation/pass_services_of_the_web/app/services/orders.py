from cornice.resource import resource, view
from pyramid.httpexceptions import HTTPNotFound

from app.repositories.orders import find


@resource(collection_path="/orders/", path="/orders/{id}")
class Orders:
    def __init__(self, request, context=None):
        self.request = request

    @view(renderer="json")
    def get(self):
        order = find(self.request.matchdict["id"])
        if order is None:
            raise HTTPNotFound()
        return order
