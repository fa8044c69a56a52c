"""How sure SEC102 is that a request can say what is put into a statement."""

from pathlib import Path
from textwrap import dedent

import pytest

from prodready.api import Confidence
from prodready.scan import ScanRequest, scan

HEAD = """
import sqlite3

from fastapi import FastAPI

app = FastAPI()


def rows(table):
    return sqlite3.connect("a.db").execute(f"SELECT * FROM {table}").fetchall()
"""


@pytest.mark.parametrize(
    ("handlers", "confidence"),
    [
        pytest.param(
            '@app.get("/{name}")\ndef one(name: str):\n    return rows(name)', Confidence.HIGH, id="handed on"
        ),
        pytest.param(
            '@app.get("/{name}")\ndef one(name: str):\n    return of(name)\n\n\ndef of(kind):\n    return rows(f"{kind}s")',
            Confidence.HIGH,
            id="handed on twice, within a text",
        ),
        pytest.param(
            '@app.get("/{name}")\ndef one(name: str):\n    return rows("items")\n\n\ndef other(name):\n    return rows(name)',
            Confidence.LOW,
            id="from elsewhere",
        ),
        pytest.param(
            '@app.get("/{number}")\ndef one(number: int):\n    return rows(number)\n\n\ndef other(name):\n    return rows(name)',
            Confidence.LOW,
            id="of a request only a number",
        ),
    ],
)
def test_a_value_of_a_request_is_followed_into_other_functions(
    handlers: str, confidence: Confidence, tmp_path: Path
) -> None:
    (tmp_path / "main.py").write_text(f"{HEAD.lstrip()}\n\n{dedent(handlers)}\n")
    result = scan(ScanRequest(path=tmp_path, cache=False, jobs=1))
    found = [(item.location.line, item.confidence) for item in result.findings if item.code == "SEC102"]
    assert found == [(9, confidence)]


SCRIPT = """
import sqlite3


def change(rows):
    for name in rows:
        sqlite3.connect("a.db").execute(f"UPDATE items SET name = '{name}'")
"""


@pytest.mark.parametrize(
    ("end", "confidence"),
    [
        pytest.param('if __name__ == "__main__":\n    change(open("names"))', Confidence.LOW, id="run by hand"),
        pytest.param("NAMES = ()", Confidence.MEDIUM, id="a module of the application"),
    ],
)
def test_what_is_run_by_hand_blocks_nothing(end: str, confidence: Confidence, tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text(HEAD.lstrip())
    (tmp_path / "names.py").write_text(f"{SCRIPT.lstrip()}\n\n{end}\n")
    result = scan(ScanRequest(path=tmp_path, cache=False, jobs=1))
    found = [item.confidence for item in result.findings if item.location.path == "names.py" and item.code == "SEC102"]
    assert found == [confidence]
