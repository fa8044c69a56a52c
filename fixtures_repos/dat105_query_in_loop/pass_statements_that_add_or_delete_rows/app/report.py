from sqlalchemy import delete, insert, select, text
from sqlalchemy.orm import Session

from app.models import Team, User


def forget(session: Session):
    for user in session.scalars(select(User)):
        session.execute(text("DELETE FROM notes WHERE user_id = :user"), {"user": user.id})
        session.execute(text("BEGIN; DELETE FROM notes WHERE id IN (SELECT id FROM users); COMMIT;"))
        session.execute(delete(Team).where(Team.id == user.team_id))
        session.query(Team).filter(Team.id == user.team_id).delete()


def greet(session: Session):
    for user in session.scalars(select(User)):
        session.execute(text("INSERT INTO notes (user_id) VALUES (:user)"), {"user": user.id})
        session.execute(insert(Team).values(id=user.team_id))
