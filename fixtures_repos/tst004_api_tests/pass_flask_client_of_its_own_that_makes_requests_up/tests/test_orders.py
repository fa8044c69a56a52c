from support import Caller


def test_wanted(caller: Caller):
    assert caller.get("/orders?wanted=tea") == ["tea"]
