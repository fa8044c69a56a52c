from pyramid.request import Request

from app.models import User


class UserStore:
    def __init__(self, request: Request) -> None:
        self.request = request

    def find(self, name: str) -> User | None:
        return self.request.dbsession.query(User).filter_by(name=name).one_or_none()
