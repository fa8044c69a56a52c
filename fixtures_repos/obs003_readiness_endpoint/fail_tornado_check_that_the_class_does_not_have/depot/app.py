import tornado.web

from depot.store import Depot


class Parcels(tornado.web.RequestHandler):
    async def get(self) -> None:
        self.write({"parcels": await Depot().parcels()})


class Health(tornado.web.RequestHandler):
    def initialize(self) -> None:
        self.depot = Depot()

    async def get(self) -> None:
        try:
            status = await self.depot.health_check()
            self.write(status)
        except Exception:
            self.set_status(503)


application = tornado.web.Application([(r"/parcels", Parcels), (r"/health", Health)])
