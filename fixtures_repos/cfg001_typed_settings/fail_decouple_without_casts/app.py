from bottle import default_app
from decouple import config

PORT = config("PORT", default="8000")
app = default_app()
