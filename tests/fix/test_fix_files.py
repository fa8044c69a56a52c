"""Files are replaced whole or not at all, and only while they are what was read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from prodready.fix.diff import shown, unified
from prodready.fix.files import Unwritable, current, replace
from prodready.fix.suitable import encoding, refusal
from prodready.tree import TreeEntry, open_tree


def entry(root: Path, path: str) -> TreeEntry:
    """The file as the tree lists it."""
    return next(each for each in open_tree(root).entries() if each.path == path)


def test_a_file_that_changed_since_it_was_listed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("a = 1\n")
    listed = entry(tmp_path, "a.py")
    assert current(tmp_path, "a.py", listed) == b"a = 1\n"
    (tmp_path / "a.py").write_text("a = 2\n")
    with pytest.raises(Unwritable, match="it has changed since it was read"):
        current(tmp_path, "a.py", listed)


def test_a_file_that_changed_before_it_is_replaced_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("mine\n")
    with pytest.raises(Unwritable, match="it has changed since it was read"):
        replace(tmp_path, "a.py", b"before\n", b"after\n")
    assert (tmp_path / "a.py").read_text() == "mine\n"


def test_a_link_is_never_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.py").write_text("x\n")
    (tmp_path / "b.py").symlink_to("real/a.py")
    (tmp_path / "folder").symlink_to("real")
    for path in ("b.py", "folder/a.py"):
        with pytest.raises(Unwritable):
            replace(tmp_path, path, b"x\n", b"y\n")
    assert (tmp_path / "real" / "a.py").read_text() == "x\n"


def test_a_write_that_fails_leaves_the_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.py").write_text("before\n")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unwritable, match="it cannot be written: no space left on device"):
        replace(tmp_path, "a.py", b"before\n", b"after\n")
    assert os.listdir(tmp_path) == ["a.py"]
    assert (tmp_path / "a.py").read_text() == "before\n"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"# coding: latin-1\n", "latin-1"),
        (b"#!/bin/python\n# vim: set fileencoding=cp1252 :\n", "cp1252"),
        (b"\n\n# coding: latin-1\n", ""),
        (b"x = 1\n# coding: latin-1\n", ""),
        (b'"""coding: latin-1"""\n', ""),
    ],
)
def test_an_encoding_is_declared_in_one_of_the_first_two_lines(data: bytes, name: str) -> None:
    assert encoding(data) == name


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_one_kind_of_line_end_is_no_reason_to_refuse(end: bytes) -> None:
    assert refusal(b"a = 1" + end + b"b = 2" + end, None, None) == ""


def test_a_diff_shows_what_cannot_be_seen_to_people_only() -> None:
    diff = unified("a.py", b"x = '\x1b'\r\n", b"x = 1\r\n")
    assert "-x = '\x1b'\r\n" in diff
    assert "-x = '\\x1b'\\r\n" in shown(diff, color=False)
