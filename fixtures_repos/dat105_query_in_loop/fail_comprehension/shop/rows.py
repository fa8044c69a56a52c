from shop.models import Team, User
from sqlalchemy import select
from sqlalchemy.orm import Session


def names(session: Session, ids: list[int]):
    users = session.scalars(select(User))
    teams = [session.get(Team, user.team_id) for user in users]  # expect: DAT105
    given = [session.get(Team, each) for each in ids]
    return teams, given, [user.name for user in users]
