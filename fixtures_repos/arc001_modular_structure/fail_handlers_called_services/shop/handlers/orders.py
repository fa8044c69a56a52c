from platform_web import BaseHandler


class Orders(BaseHandler):
    def get(self):
        self.write({"orders": []})
