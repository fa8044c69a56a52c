from aiohttp import web

from depot.views import HealthView

app = web.Application()
HealthView().register(app, app.router)
web.run_app(app)
