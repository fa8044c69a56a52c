"""Which constant an expression is, and whether a setting decides it."""

from __future__ import annotations

import pytest

from prodready.project.code.constants import Constants
from tests.unit.project_of import project

HEADER = """
import os
from os import getenv
from dataclasses import dataclass
from pydantic import Field
from pydantic_settings import BaseSettings

PREFIX = "/api"
VERSION = 1

class Settings(BaseSettings):
    BASE: str = "/base"
    FIELD: str = Field("/field")
    NAMED: str = Field(default="/named")
    REQUIRED: str

class Child(Settings): ...

settings = Settings()

class Plain:
    def __init__(self, debug: bool):
        self.READ = os.getenv("READ", "/read")
        self.CHANGED = "/changed"
        if debug:
            self.CHOSEN = "/chosen"

    def change(self):
        self.CHANGED = "/other"

plain = Plain(False)

def make() -> Settings: ...
"""


def evaluate(expression: str, prelude: str = "") -> tuple[object, str]:
    """The value of an expression and where it comes from."""
    found = project(
        {"config.py": HEADER, "app.py": f"from config import *\nimport config\n{prelude}\nx = {expression}\n"}
    )
    constants = found.get(Constants)
    assign = next(item for item in found.snapshot.modules["app.py"].assigns if item.target == ":x")
    return constants.of("app.py", -1, assign.value), constants.origin("app.py", -1, assign.value)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("'/a'", "/a"),
        ("3", 3),
        ("None", None),
        ("config.PREFIX", "/api"),
        ("f'{config.PREFIX}/v{config.VERSION}'", "/api/v1"),
        ("config.PREFIX + '/users'", "/api/users"),
        ("config.settings.BASE", "/base"),
        ("config.settings.FIELD", "/field"),
        ("config.settings.NAMED", "/named"),
        ("config.settings.REQUIRED", None),
        ("config.Child().BASE", "/base"),
        ("config.make().BASE", "/base"),
        ("config.Settings.BASE", "/base"),
        ("config.plain.READ", "/read"),
        ("config.plain.CHANGED", None),
        ("config.plain.CHOSEN", None),
        ("config.os.environ.get('A', '/env')", "/env"),
        ("config.getenv('A', '/env')", "/env"),
        ("config.getenv('A')", None),
        ("config.getenv('A') or '/or'", "/or"),
        ("'{}/v{version}'.format(config.PREFIX, version=config.VERSION)", "/api/v1"),
        ("'{1}{0}{{}}'.format('/a', '/b')", "/b/a{}"),
        ("'{}/{}'.format('/a')", None),
        ("'{}'.format(unknown)", None),
        ("'{:>9}'.format('/a')", None),
        ("'{'.format('/a')", None),
        ("f'{unknown}/x'", None),
        ("unknown()", None),
        ("['/a']", None),
    ],
)
def test_values(expression: str, expected: object) -> None:
    assert evaluate(expression)[0] == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("'/a'", "constant"),
        ("config.PREFIX + '/a'", "constant"),
        ("f'{config.PREFIX}/a'", "constant"),
        ("config.getenv('A', '/env')", "open"),
        ("config.settings.BASE", "open"),
        ("config.PREFIX + unknown", "open"),
        ("unknown", "open"),
    ],
)
def test_origins(expression: str, expected: str) -> None:
    assert evaluate(expression)[1] == expected


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("    name = '/a'\n", "/a"),
        ("    name = '/a'\n    name = '/b'\n", "/b"),
        ("    name = '/a'\n    name = name + '/b'\n", "/a/b"),
        ("    name = '/a'\n    if asked: name = '/b'\n", None),
        ("    name = '/a'\n    name += '/b'\n", None),
    ],
)
def test_a_local_variable_is_what_it_was_bound_to_last(body: str, value: str | None) -> None:
    """What is bound to it afterwards does not count, nor what only a condition binds."""
    found = project(f"def f(asked):\n{body}    use(name)\n    name = '/later'\n")
    constants = found.get(Constants)
    (call,) = found.snapshot.modules["app.py"].calls
    assert constants.text("app.py", call.scope, call.args[0]) == value


def test_names_that_need_themselves_end() -> None:
    found = project("a = b\nb = a\nuse(a)\n")
    (call,) = found.snapshot.modules["app.py"].calls
    assert found.get(Constants).of("app.py", -1, call.args[0]) is None


def test_numbers_are_no_texts() -> None:
    found = project("use(3)\n")
    (call,) = found.snapshot.modules["app.py"].calls
    assert found.get(Constants).text("app.py", -1, call.args[0]) is None


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("prefix.rstrip('/')", "/v1"),
        ("prefix.strip('/').upper()", "V1"),
        ("prefix.replace('/', '.')", ".v1."),
        ("prefix.removeprefix('/')", "v1/"),
        ("prefix.replace('/', unknown)", None),
        ("prefix.encode()", None),
        ("unknown.strip('/')", None),
        ("prefix.strip(1)", None),
    ],
)
def test_methods_that_make_a_string_of_another(expression: str, expected: str | None) -> None:
    found = project(f"prefix = '/v1/'\nuse({expression})\n")
    call = found.snapshot.modules["app.py"].calls[-1]
    assert found.get(Constants).text("app.py", call.scope, call.args[0]) == expected
