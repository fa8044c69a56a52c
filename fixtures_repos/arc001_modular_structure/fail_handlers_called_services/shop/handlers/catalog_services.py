from platform_web import BaseHandler


class Catalog(BaseHandler):
    def post(self):
        self.write({"catalogs": []})
