"""The nearest right word to a wrong one."""

from __future__ import annotations

import pytest

from prodready.errors import listed, nearest


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("TST01", ["TST001", "TST101"], "TST001"),
        ("TST01", ["TST101", "TST001"], "TST001"),
        ("tst00", ["TST001", "TST002", "TST101"], "TST001"),
        ("fail-udner", ["fail-on", "fail-under"], "fail-under"),
    ],
)
def test_of_words_equally_close_the_one_that_begins_alike_is_meant(word: str, known: list[str], meant: str) -> None:
    """A new rule must not change what a mistyped code of another family is taken for."""
    assert nearest(word, known) == f'; did you mean "{meant}"?'


def test_a_word_close_to_nothing_gets_no_hint() -> None:
    """Also where there is nothing to be close to."""
    assert nearest("qqq", ["TST001"]) == ""
    assert nearest("qqq", []) == ""


def test_words_are_listed_as_a_sentence_has_them() -> None:
    """One, several, none."""
    assert [listed(["a"]), listed(["a", "b", "c"]), listed([])] == ["a", "a, b and c", ""]
