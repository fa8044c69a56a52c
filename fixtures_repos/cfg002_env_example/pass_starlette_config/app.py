from starlette.applications import Starlette
from starlette.config import Config

config = Config(".env")
app = Starlette()
