from klein import Klein
from klein.resource import KleinResource

from depot.places import PLACES


class Pages:
    router = Klein()

    @router.route(PLACES.parcels.asText())
    def parcels(self, request):
        return b"[]"

    def resource(self):
        return KleinResource(self.router)
