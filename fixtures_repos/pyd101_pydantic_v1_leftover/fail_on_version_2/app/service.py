from app.models import Team, User


def store(user: User, row):
    known = User.from_orm(row)  # expect: PYD101
    changed = known.copy(update={"name": user.name})  # expect: PYD101
    return changed.json()  # expect: PYD101


def parse(data):
    team = Team.parse_obj(data)  # expect: PYD101
    return Team.schema(), list(Team.__fields__), team  # expect: PYD101
