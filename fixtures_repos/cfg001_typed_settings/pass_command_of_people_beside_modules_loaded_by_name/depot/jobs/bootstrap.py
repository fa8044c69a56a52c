import argparse
import os

from sqlalchemy import select
from sqlalchemy.orm import Session

from depot.models import Crate, engine


def bootstrap(session: Session, password: str | None) -> None:
    if password and not session.scalars(select(Crate)).first():
        session.add(Crate(name="first"))


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--password", default=os.getenv("BOOTSTRAP_ADMIN_PASSWORD"))
    with Session(engine) as session:
        bootstrap(session, parser.parse_args().password)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
