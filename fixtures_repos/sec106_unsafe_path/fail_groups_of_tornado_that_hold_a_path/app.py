import os

import tornado.web


class Report(tornado.web.RequestHandler):
    def get(self, year, name):
        path = os.path.join("/srv/reports", name, "page.html")
        self.write(open(path).read())  # expect: SEC106


class Drawing(tornado.web.RequestHandler):
    def get(self, name):
        self.write(open(os.path.join("/srv/drawings", name)).read())  # expect: SEC106


def application():
    return tornado.web.Application(
        [(r"/reports/(\d+)/([^/]*)/page", Report), (r"/drawings/([\w./]+)", Drawing)]
    )
