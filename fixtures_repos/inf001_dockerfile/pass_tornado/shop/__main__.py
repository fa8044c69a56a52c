import asyncio

import tornado.web


class Items(tornado.web.RequestHandler):
    def get(self) -> None:
        self.write({"items": []})


def make_app() -> tornado.web.Application:
    return tornado.web.Application([(r"/items", Items)])


async def main() -> None:
    make_app().listen(8000)
    await asyncio.Event().wait()


asyncio.run(main())
