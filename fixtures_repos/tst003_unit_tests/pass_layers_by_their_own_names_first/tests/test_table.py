from ship.flow.blocks.dice import throw


def test_table():
    assert throw(1) == 1
