from forge.models import Repository


def test_name():
    assert Repository(name="a").name == "a"
