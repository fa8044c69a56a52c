from app.models import User


class UserService:
    def __init__(self, session):
        self.session = session

    def find(self, name):
        return self.session.query(User).filter_by(name=name).one_or_none()
