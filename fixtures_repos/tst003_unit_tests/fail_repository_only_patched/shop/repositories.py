class OrderRepository:
    def __init__(self, session):
        self.session = session

    def get(self, number):
        return self.session.get(number)
