import nox


@nox.session
def lint(session: nox.Session) -> None:
    session.run("ruff", "check", ".")


@nox.session(name="unit", python=["3.12", "3.13"])
def unit_tests(session: nox.Session) -> None:
    session.install(".[test]")
    _pytest(session)


def _pytest(session: nox.Session) -> None:
    session.run("pytest", "tests", *session.posargs)
