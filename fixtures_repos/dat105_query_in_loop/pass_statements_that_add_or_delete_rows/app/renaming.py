from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Team, User


def rename(session: Session):
    for user in session.scalars(select(User)):
        session.query(Team).filter(Team.id == user.team_id).update({"name": user.name})
