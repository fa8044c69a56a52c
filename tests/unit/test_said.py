"""What a document holds, in one text: a question that finds nothing there finds nothing in any of its lines."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodready.extract.documents import read_document
from prodready.facts.documents import Document, Entry, Mapping, Node, Scalar, Sequence, lines_of, said, scalars, walk
from prodready.facts.files import Kind
from prodready.project.snapshot import Snapshot

YAML = b"""\
image: shop
env:
  - name: PORT
    value: 8000
  - switched: true
---
script: |
  first line
  second line
"""
LEAVES = st.builds(Scalar, st.one_of(st.text(max_size=6), st.integers(), st.booleans(), st.none()), st.integers(1, 9))
KEYS = st.text(max_size=4)


def branches(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Lists and mappings of nodes."""
    some = st.lists(inner, max_size=3).map(tuple)
    entries = st.lists(st.builds(Entry, KEYS, inner, st.just(1)), max_size=3).map(tuple)
    return st.one_of(st.builds(Sequence, some, st.just(1)), st.builds(Mapping, entries, st.just(1)))


NODES = st.recursive(LEAVES, branches, max_leaves=12)


@pytest.mark.parametrize(
    ("kind", "data"), [(Kind.YAML, YAML), (Kind.DOCKERFILE, b"FROM a\nRUN b && c\n"), (Kind.TEXT, b"one\ntwo\n")]
)
def test_every_line_is_said(kind: Kind, data: bytes) -> None:
    document = read_document(kind, data)
    lines = [line for _, line in lines_of(document)]
    assert lines
    assert all(line in said(document) for line in lines)


@given(NODES)
def test_every_key_and_every_scalar_is_said(root: Node) -> None:
    text = said(Document((root,)))
    assert all(str(key) in text for keys, _ in walk(root) for key in keys if isinstance(key, str))
    assert all(line in text for _, line in lines_of(Document((root,))))


@given(NODES)
def test_scalars_are_those_of_a_walk_in_its_order(root: Node) -> None:
    walked = [(keys[-1] if keys and isinstance(keys[-1], str) else "", node) for keys, node in walk(root)]
    assert list(scalars(root)) == [(key, node) for key, node in walked if isinstance(node, Scalar)]


def test_a_snapshot_tells_which_documents_hold_something() -> None:
    document = read_document(Kind.YAML, YAML)
    snapshot = Snapshot({}, {}, {"a.yaml": document})
    assert snapshot.says("a.yaml", re.compile(r"\bPORT\b"))
    assert snapshot.says("a.yaml", re.compile("second line"))
    assert not snapshot.says("a.yaml", re.compile("third"))
    assert not snapshot.says("b.yaml", re.compile("image"))
