import os

import tornado.web


class Index(tornado.web.RequestHandler):
    def post(self):
        self.render("index.html", title=self.get_argument("title"))


settings = dict(
    template_path=os.path.join(os.path.dirname(__file__), "templates"),
    autoescape=None,
)
app = tornado.web.Application([(r"/", Index)], **settings)
