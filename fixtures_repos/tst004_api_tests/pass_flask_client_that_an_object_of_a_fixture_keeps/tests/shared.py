from depot.app import create_app


class Shared:
    def __init__(self):
        self.app = create_app()
        self.tester = self.app.test_client()
        self.parcels = {}
