from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.models import Team, User


def remember(session: Session):
    for user in session.scalars(select(User)):
        session.execute(text("SELECT * FROM deletions WHERE user_id = :user"), {"user": user.id})  # expect: DAT105
        session.execute(text("UPDATE notes SET read = 1 RETURNING id"))  # expect: DAT105
        session.query(Team).filter(Team.id == user.team_id).first()  # expect: DAT105
        session.execute(text("INSERT INTO notes (user_id) VALUES (:user) RETURNING id"), {"user": user.id})  # expect: DAT105
