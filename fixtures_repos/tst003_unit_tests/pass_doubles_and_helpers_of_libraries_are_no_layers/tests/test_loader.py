from notes.util.schema_loader import SchemaLoader


def test_loader():
    assert SchemaLoader().load("a") == "a"
