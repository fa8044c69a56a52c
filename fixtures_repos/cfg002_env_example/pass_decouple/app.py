import falcon
from decouple import config

DEBUG = config("DEBUG", cast=bool)
app = falcon.App()
