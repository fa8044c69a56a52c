import os

import tornado.web

RUN = r"\d{8}_[0-9a-zA-Z]+"


class Report(tornado.web.RequestHandler):
    def get(self, name):
        path = os.path.join("/srv/reports", name, "page.html")
        self.write(open(path).read())


def application():
    return tornado.web.Application([(rf"/reports/({RUN})/page", Report)])
