from tornado.web import Application

from api.convert import ConvertHandler

app = Application([(r"/convert", ConvertHandler)])
