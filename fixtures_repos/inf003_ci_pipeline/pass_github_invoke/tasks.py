from invoke import task


@task
def lint(c):
    c.run("ruff check .")


@task
def unit(c, path="tests"):
    c.run(f"python -m pytest {path}")


@task(pre=[lint, unit])
def ci(c):
    """All checks."""
