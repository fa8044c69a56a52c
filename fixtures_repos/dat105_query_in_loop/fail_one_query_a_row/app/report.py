from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Team, User


def report(session: Session):
    users = session.scalars(select(User))
    found = []
    for user in users:
        found.append(session.get(Team, user.team_id))  # expect: DAT105
    return found
