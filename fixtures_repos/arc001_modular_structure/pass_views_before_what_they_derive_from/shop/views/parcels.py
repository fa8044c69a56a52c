from litestar import get

from shop.services import count
from shop.views.common import CommonBaseView


class ParcelView(CommonBaseView):
    path = "/parcels"

    @get("/count")
    async def count(self) -> dict:
        return {"count": count()}
