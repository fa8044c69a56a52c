"""After any edit a scan with the cache says what one without says; some edits are seen to change nothing."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prodready.config import Layer
from prodready.model import Result
from prodready.scan import ScanRequest, scan
from prodready.scan.sources import Text
from prodready.testing import lay_out
from tests.cli.cli_runner import git
from tests.cli.test_memo import Watched, settle

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures_repos"
REPOSITORIES = (
    "whole/complete_flask",
    "whole/prototype",
    "obs101_print_call/fail_what_the_service_reaches_too",
    "sec101_hard_coded_secret/fail_settings_classes",
    "err101_swallowed_exception/fail_suppressed",
)
LAYER = Layer.of("command line", profile="all")
SERVICE = '''"""The service."""

import requests
from flask import Flask

app = Flask(__name__)  # the only one


@app.get("/")
def home():
    """Says hello."""
    # nothing to add here
    print("hello")  # for the operator
    return "hello"


# prodready: ignore[ERR103] the peer is on this machine

def fetch():
    return requests.get("http://localhost/x")
'''


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Watched:
    """Audits with all rules of a service with findings, one of them silenced."""
    monkeypatch.setenv("PRODREADY_CACHE_DIR", str(tmp_path / "cache"))
    root = tmp_path / "service"
    root.mkdir()
    (root / "app.py").write_text(SERVICE)
    settle(root)
    return Watched(root, monkeypatch)


def edited(watched: Watched, old: str, new: str) -> bool:
    """Whether the tree is judged anew after an edit; either way the result is that without a cache."""
    watched(layers=(LAYER,))
    text = (watched.root / "app.py").read_text()
    assert old in text
    (watched.root / "app.py").write_text(text.replace(old, new))
    found, judged = watched(layers=(LAYER,))
    assert found == watched(layers=(LAYER,), cache=False)[0]
    return judged


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# nothing to add here", "# nothing at all to add"),
        ("    # nothing to add here", ""),
        ('"""Says hello."""', '"""Greets whoever calls."""'),
        ('return "hello"', 'return "hello"   '),
        ("# the only one", "# one of one"),
        ('"http://localhost/x")\n', '"http://localhost/x")\n\n# the end\n'),
    ],
)
def test_what_no_fact_and_no_quote_holds_is_not_judged_again(watched: Watched, old: str, new: str) -> None:
    """The words of a comment or of a docstring, blanks at the end of a line, comments at the end of the file."""
    assert not edited(watched, old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# for the operator", "# for everybody"),  # stands in the line of a finding, whose text is shown
        ('return "hello"', 'return "good bye"'),
        ("# nothing to add here\n", "# nothing to\n    # add here\n"),
        ("on this machine\n\ndef fetch", "on this machine\n# and\ndef fetch"),
        ("on this machine\n\ndef fetch", "on this machine\nx = 1\ndef fetch"),
        ("the peer is on this machine", "the peer is near"),
        ("# nothing to add here", "# prodready: ignore[OBS101] it is a game"),
        ('"http://localhost/x")\n', '"http://localhost/x")\n# prodready: ignore[OBS101] it is a game\n'),
        ('"""The service."""', '"""Another service."""'),
    ],
)
def test_what_a_fact_or_a_quote_holds_is_judged_again(watched: Watched, old: str, new: str) -> None:
    """What findings quote, what a silence speaks of and says, where things stand."""
    assert edited(watched, old, new)


def test_edits_add_up(watched: Watched) -> None:
    """After an edit that changed nothing another one is compared with it, and both can be taken back."""
    assert not edited(watched, "nothing to add", "nothing to say")
    assert not edited(watched, "Says hello", "Says hello again")
    assert not edited(watched, "Says hello again", "Says hello")
    assert edited(watched, "requests.get", "requests.post")
    assert not edited(watched, "nothing to say", "nothing to add")
    assert not edited(watched, "requests.post", "requests.get")


def test_another_shape_of_the_tree_is_judged_again(watched: Watched) -> None:
    """A file that comes, goes, is emptied or may be run, though nothing reads it."""
    unread = watched.root / "notes.bin"
    unread.write_bytes(b"x")
    watched(layers=(LAYER,))
    for change in (
        lambda: unread.write_bytes(b""),
        lambda: unread.chmod(0o755),
        lambda: unread.rename(unread.with_suffix(".dat")),
        lambda: unread.with_suffix(".dat").unlink(),
    ):
        change()
        text = (watched.root / "app.py").read_text()
        (watched.root / "app.py").write_text(text.replace("nothing", "nothing "))
        found, judged = watched(layers=(LAYER,))
        assert judged
        assert found == watched(layers=(LAYER,), cache=False)[0]


def test_a_commit_of_what_was_judged_is_not_judged_again(watched: Watched) -> None:
    """The result names the new revision all the same."""
    git(watched.root, "init", "-q", "-b", "main")
    git(watched.root, "add", ".")
    git(watched.root, "commit", "-q", "-m", "first")
    first, _ = watched(layers=(LAYER,))
    git(watched.root, "commit", "-q", "-m", "second", "--allow-empty")
    second, judged = watched(layers=(LAYER,))
    assert not judged
    assert first.revision != second.revision == git(watched.root, "rev-parse", "HEAD")
    assert second == watched(layers=(LAYER,), cache=False)[0]


def test_bandit_reads_more_than_facts(watched: Watched) -> None:
    """With its findings every edit is judged: it looks at the text itself."""
    with_bandit = (Layer.of("command line", profile="all", select=("SEC2", "OBS101")),)
    watched(layers=with_bandit)
    text = (watched.root / "app.py").read_text()
    (watched.root / "app.py").write_text(text.replace("nothing to add", "nothing to say"))
    assert watched(layers=with_bandit)[1]


def test_a_damaged_trace_is_a_new_audit(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be read back is judged again."""
    monkeypatch.setattr("prodready.scan.memo.Trace", lambda *_: b"no trace")
    assert edited(watched, "nothing to add", "nothing to say")


Edit = tuple[int, int, str]
EDITS = (
    "a comment at the end",
    "a comment above",
    "another word in a comment",
    "another letter",
    "a blank line",
    "blanks at the end",
    "a statement",
    "a silence",
    "no line",
    "the line twice",
    "the lines swapped",
)


def apply(lines: list[str], at: int, kind: str) -> list[str]:
    """The lines after one edit near line ``at``."""
    line = lines[at]
    indent = line[: len(line) - len(line.lstrip())]
    instead = {
        "a comment at the end": [f"{line}  # why"],
        "a comment above": [f"{indent}# why", line],
        "another word in a comment": [line.partition("#")[0] + "#" + line.partition("#")[2][::-1]]
        if "#" in line
        else [line],
        "another letter": [line.replace("e", "a", 1)],
        "a blank line": ["", line],
        "blanks at the end": [f"{line}  "],
        "a statement": [f"{indent}value = {at}", line],
        "a silence": [f"{line}  # prodready: ignore[OBS101] it is known"],
        "no line": [],
        "the line twice": [line, line],
        "the lines swapped": [*lines[at + 1 : at + 2], line],
    }[kind]
    return [*lines[:at], *instead, *lines[at + 1 + (kind == "the lines swapped") :]]


class Place:
    """A copy of a repository whose files can be put back."""

    def __init__(self, root: Path) -> None:
        self.root = root
        files = sorted(each for each in root.rglob("*") if each.is_file())
        self.texts = {path: path.read_text("utf-8") for path in files}

    def audit(self, *, cache: bool) -> Result:
        """One audit with every rule but bandit's."""
        return scan(ScanRequest(self.root, layers=(LAYER,), jobs=1, cache=cache))

    def edit(self, edits: list[Edit]) -> None:
        """Make each edit in one of the files."""
        for number, at, kind in edits:
            path = list(self.texts)[number % len(self.texts)]
            lines = path.read_text("utf-8").split("\n")
            path.write_text("\n".join(apply(lines, at % len(lines), kind)), "utf-8")

    def restore(self) -> None:
        """Put all files back."""
        for path, text in self.texts.items():
            path.write_text(text, "utf-8")


@pytest.fixture(params=REPOSITORIES)
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """One of the repositories, with a cache of its own that knows it."""
    monkeypatch.setenv("PRODREADY_CACHE_DIR", str(tmp_path / "cache"))
    root = lay_out(FIXTURES / request.param, tmp_path / "repository")
    settle(root)
    found = Place(root)
    found.audit(cache=True)
    return found


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99), st.sampled_from(EDITS)), min_size=1, max_size=3))
def test_the_cache_changes_nothing_after_any_edit(place: Place, edits: list[Edit]) -> None:
    """Equal to the byte, whichever lines of whichever files are edited, one edit after the other."""
    place.edit(edits)
    try:
        expected = place.audit(cache=False)
        assert msgspec.json.encode(place.audit(cache=True)) == msgspec.json.encode(expected)
    finally:
        place.restore()


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.text("ab", max_size=2), max_size=6),
    st.lists(st.text("ab", max_size=2), max_size=6),
    st.lists(st.one_of(st.integers(-7, 7), st.slices(7), st.none()), max_size=4),
)
def test_lines_that_quote_alike_answer_alike(
    before: list[str], after: list[str], asked: list[int | slice | None]
) -> None:
    """Whoever asks a text for lines, slices or its length gets the same of every text that quotes alike."""
    one, other = Text(before), Text(after)
    answers = [answer(one, each) for each in asked]
    quote = one.quote()
    if other.digest(quote.lines) == quote.digest:
        assert [answer(other, each) for each in asked] == answers


def answer(text: Text, asked: int | slice | None) -> object:
    """A line, some lines, or how many there are; None where there is no such line."""
    try:
        return len(text) if asked is None else text[asked]
    except IndexError:
        return None
