from notes.signing.provider import PaperProvider


def test_login():
    assert PaperProvider.id == "paper"
