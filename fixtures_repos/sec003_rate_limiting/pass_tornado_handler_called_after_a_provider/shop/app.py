import tornado.web

from shop.provider import Provider

HANDLERS = [Provider.as_entry()]
app = tornado.web.Application(HANDLERS)
app.listen(8000)
