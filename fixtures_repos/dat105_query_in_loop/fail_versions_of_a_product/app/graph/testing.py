from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Team, User


def quality(session: Session):
    for user in session.scalars(select(User)):
        session.get(Team, user.team_id)  # expect: DAT105
