from falcon.asgi import App

from depot.answers import find_answers


class Answer:
    def __init__(self, name, function):
        self.name = name
        self.function = function

    async def on_get(self, req, resp):
        await self.function(resp)


class Start:
    def __init__(self, app: App):
        self.app = app

    async def process_startup(self, *_):
        for name, function in await find_answers(True):
            answer = Answer(name, function)
            self.app.add_route(f"/{name}", answer)


app = App()
app.add_middleware(Start(app))
