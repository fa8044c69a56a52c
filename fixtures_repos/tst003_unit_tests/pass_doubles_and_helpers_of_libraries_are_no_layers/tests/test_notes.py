from notes.entities import Note


def test_note():
    assert Note(id=1, text="a").text == "a"
