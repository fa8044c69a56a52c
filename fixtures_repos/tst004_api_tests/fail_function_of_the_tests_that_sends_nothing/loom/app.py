from tornado import web


class ThreadsHandler(web.RequestHandler):
    async def get(self) -> None:
        self.write({"threads": 12})


def make_app() -> web.Application:
    return web.Application([(r"/loom/threads", ThreadsHandler)])


if __name__ == "__main__":
    make_app().listen(8888)
