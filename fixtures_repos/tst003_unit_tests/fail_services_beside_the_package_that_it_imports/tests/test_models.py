from archive.models import Sample


def test_name() -> None:
    assert Sample(name="blood").name == "blood"
