import nox


@nox.session
def lint(session):
    session.run("ruff", "check")


@nox.session(name="test-full")
def test_full(session):
    session.run("pytest", "-q")
