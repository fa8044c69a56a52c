from tornado.web import Application, HTTPError, RequestHandler

ATTEMPTS = {}


class Login(RequestHandler):
    def prepare(self):
        self.count()

    def count(self):
        ATTEMPTS[self.request.remote_ip] = ATTEMPTS.get(self.request.remote_ip, 0) + 1
        if ATTEMPTS[self.request.remote_ip] > 5:
            raise HTTPError(429, "too many attempts")

    def post(self):
        self.count()
        self.write({})


app = Application([(r"/login", Login)])
