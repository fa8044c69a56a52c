from shop.providers import offered


def test_offered() -> None:
    assert offered("a") == ["a", "A"]
