import os


class Database:
    def __init__(self):
        self.backend = None

    def init_app(self, app):
        self.backend = __import__(os.environ["DATABASE_BACKEND"]).Backend(app)

    @property
    def is_alive(self):
        raise NotImplementedError
