from sanic import Sanic

import probes

app = Sanic("shop")
probes.register(server=app)
