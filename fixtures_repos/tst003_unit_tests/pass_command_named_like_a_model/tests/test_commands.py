from shop.commands.schema import Schema


def test_schema() -> None:
    assert Schema().run()
