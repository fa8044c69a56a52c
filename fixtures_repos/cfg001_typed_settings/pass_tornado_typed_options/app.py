from tornado.options import define
from tornado.web import Application

define("port", default=8000, type=int)
app = Application([])
