from app.models import Team, User


def store(user: User, row):
    known = User.model_validate(row)  # expect: PYD101
    changed = known.model_copy(update={"name": user.name})  # expect: PYD101
    return changed.model_dump_json()  # expect: PYD101


def parse(data):
    team = Team.model_validate(data)  # expect: PYD101
    return Team.model_json_schema(), list(Team.model_fields), team  # expect: PYD101
