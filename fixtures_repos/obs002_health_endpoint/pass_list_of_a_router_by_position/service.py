from starlette.applications import Starlette

from internal.routes import internal

app = Starlette()
app.mount("/internal", internal)
