import tornado.web


class OrdersHandler(tornado.web.RequestHandler):
    def get(self) -> None:
        self.write({"orders": []})


app = tornado.web.Application([(r"/orders", OrdersHandler)])
app.listen(8000)
