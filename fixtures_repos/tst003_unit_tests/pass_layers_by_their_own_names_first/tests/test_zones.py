from ship.services.zones import cost


def test_cost():
    assert cost("near") == 1
