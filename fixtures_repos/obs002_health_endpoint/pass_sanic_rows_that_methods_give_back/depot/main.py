from sanic import Sanic

from depot.pages import MiscPages, ParcelPages

app = Sanic("depot")
app.blueprint(ParcelPages(name="parcels", url_prefix="/api").blueprint())
app.blueprint(MiscPages(name="misc", url_prefix="/api").blueprint())
