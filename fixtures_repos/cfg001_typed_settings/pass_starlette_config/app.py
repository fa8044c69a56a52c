from starlette.applications import Starlette
from starlette.config import Config
from starlette.datastructures import Secret

config = Config(".env")
DEBUG = config("DEBUG", cast=bool, default=False)
KEY = config("KEY", cast=Secret)
app = Starlette(debug=DEBUG)
