import asyncio
import os

from motor.motor_tornado import MotorClient
from tornado.web import Application, RequestHandler

crates = MotorClient(os.environ["MONGO_URL"]).depot.crates


class Crates(RequestHandler):
    async def get(self):
        self.write({"crates": await crates.find({}).to_list(100)})

    async def post(self):
        await crates.insert_one({"label": self.get_argument("label")})


async def main() -> None:
    Application([("/crates", Crates)]).listen(8080)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
