import boto3
import falcon


class Heartbeat:
    def __init__(self, app):
        self.app = app

    def on_get(self, req, resp):
        failed = [name for name, check in self.app.health_checks.items() if not check()]
        resp.status = falcon.HTTP_503 if failed else falcon.HTTP_200
        resp.media = {"failed": failed}


class App(falcon.App):
    def __init__(self):
        super().__init__()
        bucket = boto3.client("s3")
        self.health_checks = {"bucket": lambda: bucket.head_bucket(Bucket="crashes")}
        self.add_route("/__heartbeat__", Heartbeat(self))


app = App()
