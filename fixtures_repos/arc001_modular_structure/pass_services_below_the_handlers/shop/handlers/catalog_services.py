from platform_work import BaseHandler


class Catalog(BaseHandler):
    def order(self, name):
        return {"name": name}
