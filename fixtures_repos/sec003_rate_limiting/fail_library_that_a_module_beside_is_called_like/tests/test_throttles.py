from tides.throttles import limiter


def test_a_key_is_asked_for() -> None:
    assert limiter._key_func is not None
