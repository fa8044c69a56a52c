from support import Asker


def test_wanted(asker: Asker):
    assert asker.get("/orders?wanted=tea") == "tea"
