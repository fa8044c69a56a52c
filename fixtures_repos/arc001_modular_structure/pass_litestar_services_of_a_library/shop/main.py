import os

from litestar import Litestar
from litestar.plugins.sqlalchemy import SQLAlchemyAsyncConfig, SQLAlchemyPlugin

from shop.controllers import Orders

config = SQLAlchemyAsyncConfig(connection_string=os.environ["DATABASE_URL"])
app = Litestar([Orders], plugins=[SQLAlchemyPlugin(config)])
