from app.api import Wide


class WideRepository:
    def __init__(self, session):
        self.session = session

    def get(self, key):
        return self.session.get(Wide, key)
