"""How many lines of code a function's body has, which the rule about long handlers goes by."""

from __future__ import annotations

from prodready.extract.python import extract_module


def _lines(source: str) -> dict[str, int]:
    return {function.name: function.code_lines for function in extract_module(source.encode()).functions}


def test_blanks_comments_and_the_docstring_do_not_count() -> None:
    source = 'def f(a):\n    """Say.\n\n    More.\n    """\n    # why\n\n    b = a  # and how\n\n    return b\n'
    assert _lines(source) == {"f": 2}


def test_a_statement_over_several_lines_counts_with_all_of_them() -> None:
    assert _lines("def f(a):\n    return g(\n        a,\n        1,\n    )\n") == {"f": 4}


def test_headers_of_blocks_count_and_so_do_nested_functions() -> None:
    source = (
        "def f(a):\n    if (\n        a\n        and b\n    ):\n        x = 1\n"
        "    @cached\n    def inner():\n        return x\n    return inner\n"
    )
    assert _lines(source) == {"f": 9, "inner": 1}


def test_comments_below_a_header_do_not_count() -> None:
    source = (
        "def f(a):\n    for b in a:\n        # why\n\n        # and how\n        g(b)\n"
        "    try:\n        # first\n        g(a)\n    finally:\n        pass\n"
        "    with (\n        a as b,\n        b as c,\n    ):\n        # last\n        g(c)\n"
    )
    assert _lines(source) == {"f": 11}


def test_other_arms_count_with_their_own_lines() -> None:
    source = (
        "def f(a):\n    if a:\n        g(a)\n    elif b:\n        g(b)\n    else:\n        g(c)\n"
        "    try:\n        g(a)\n    except ValueError:\n        g(b)\n    else:\n        g(c)\n"
    )
    assert _lines(source) == {"f": 12}


def test_a_block_on_one_line_counts_once_more_for_its_body() -> None:
    assert _lines("def f(a):\n    if a: return 1\n") == {"f": 2}
