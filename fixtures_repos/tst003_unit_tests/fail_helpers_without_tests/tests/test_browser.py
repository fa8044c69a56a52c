import os


def test_environment():
    assert os.environ is not None
