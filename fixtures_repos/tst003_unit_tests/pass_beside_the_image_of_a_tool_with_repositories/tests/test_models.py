from gateway.models import Tool


def test_name() -> None:
    assert Tool(name="hammer").name == "hammer"
