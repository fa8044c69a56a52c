from sqlalchemy import select, text
from sqlalchemy.orm import Session

ALL = "SELECT * FROM rows"
WRAPPED = text("SELECT * FROM rows")


def rows(session: Session, statement: str):
    first = "SELECT 1"
    if statement:
        first = "SELECT 2"
    session.execute(text(ALL))  # expect: DAT104
    session.execute(text(first))  # expect: DAT104
    session.execute(WRAPPED)
    second = select(1)
    session.execute(second)
    return session.execute(statement)
