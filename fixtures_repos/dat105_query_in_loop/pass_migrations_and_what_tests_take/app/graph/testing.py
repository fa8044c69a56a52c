import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Team, User


class Filled:
    def __init__(self, session: Session):
        if session is None:
            pytest.skip("no database")
        for user in session.scalars(select(User)):
            session.get(Team, user.team_id)
