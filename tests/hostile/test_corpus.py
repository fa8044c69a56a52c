"""Inputs that once broke a promise, and one seed of each kind: all are checked by what the fuzzing campaign checks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.fuzz_targets import CORPUS, TARGETS, corpus, decoded, encoded_seeds, stored, timed


@pytest.mark.parametrize(
    ("target", "folder"), [pytest.param(*each, id=f"{each[0]}-{each[1].name}") for each in corpus()]
)
def test_what_broke_a_promise_once_keeps_it(target: str, folder: Path) -> None:
    timed(TARGETS[target].check, stored(folder))


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_takes_inputs_of_its_own_and_any_others(target: str) -> None:
    """Seeds from the beginning, the middle and the end, and bytes that stand for nothing."""
    seeds = list(encoded_seeds(target))
    for data in (*seeds[:: 1 + len(seeds) // 6], b"", b"\xff", b"\0\0\0" + bytes(range(256))):
        timed(TARGETS[target].check, decoded(target, data))


def test_the_corpus_has_targets() -> None:
    assert {folder.name for folder in CORPUS.iterdir() if folder.is_dir()} <= set(TARGETS)
