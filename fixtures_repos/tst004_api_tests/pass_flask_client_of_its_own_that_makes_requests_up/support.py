import json


class Caller:
    def __init__(self, app, user):
        self.app = app
        self.user = user

    def send(self, url, method="GET"):
        with self.app.test_request_context(url, method=method, headers={"X-User": self.user}):
            answer = self.app.preprocess_request() or self.app.dispatch_request()
            return json.loads(self.app.make_response(answer).data)

    def get(self, url):
        return self.send(url)
