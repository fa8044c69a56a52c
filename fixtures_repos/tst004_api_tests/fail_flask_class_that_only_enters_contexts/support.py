import shop


class Asker:
    def __init__(self, app):
        self.app = app

    def get(self, url):
        with self.app.test_request_context(url):
            return shop.wanted()
