from invoke import run as run_command
from invoke import task


@task
def flake8(_):
    run_command("flake8 depot")


@task
def coverage(_):
    """Tests with coverage."""
    run_command("pytest tests --cov depot")
