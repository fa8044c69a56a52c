import click


@click.command()
def test():
    import pytest

    raise SystemExit(pytest.main(["tests", "--verbose"]))
