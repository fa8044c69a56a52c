import click


@click.command("check")
def run_checks():
    """Run the tests."""
    import pytest

    raise SystemExit(pytest.main(["tests"]))
