from sqlalchemy.orm import Session

from shop.models import Kiln


def set_kiln_store(session: Session, kiln: int, store: str) -> None:
    found = session.get(Kiln, kiln)
    found.store = store
    session.add(found)
