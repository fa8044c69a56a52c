from notes.texts import shorten


def test_shorten() -> None:
    assert shorten("a long text, really") == "a long tex"
