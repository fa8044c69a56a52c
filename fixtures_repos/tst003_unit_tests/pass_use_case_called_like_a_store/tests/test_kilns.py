from shop.models import Kiln
from shop.usecases.set_kiln_store import set_kiln_store


def test_store(session):
    session.add(Kiln(id=1, store=""))
    set_kiln_store(session, 1, "north")
    assert session.get(Kiln, 1).store == "north"
