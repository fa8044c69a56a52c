from starlette.applications import Starlette

from shop.settings import DATABASE_URL

app = Starlette()
app.state.database_url = DATABASE_URL
