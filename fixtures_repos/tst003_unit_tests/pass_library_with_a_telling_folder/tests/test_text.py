from tool.text import shorten


def test_shorten():
    assert shorten("abcdef") == "abc"
