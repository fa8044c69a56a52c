from typing import List, Optional

from pydantic import BaseModel


class User(BaseModel):
    name: str


class Team(BaseModel):
    users: list[User]


class Row:
    def dict(self):
        return {}


def load() -> List[User]:
    return []


def dump(users: List[User], team: Team, rows: List[Row], more: Optional[list[User]] = None):
    found = [user.dict() for user in users]  # expect: PYD101
    for other in more or []:
        found.append(other.name)
    for member in team.users:
        found.append(member.dict(exclude_unset=True))  # expect: PYD101
    for each in load():
        found.append(each.json())  # expect: PYD101
    return found, [row.dict() for row in rows], {user.name: user.dict() for user in users}  # expect: PYD101
