"""Lowering newer Python: what ``ast`` of this interpreter then sees, on which lines, and what is refused by name."""

from __future__ import annotations

import ast
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prodready.extract.lowering import lower
from prodready.extract.python import SyntaxProblem

LATER = "\nlater = 1\n"


def lowered(source: str) -> ast.Module:
    """The tree of the lowered source, with a last statement that must have stayed on its line."""
    tree = ast.parse(lower((source + LATER).encode()))
    assert tree.body[-1].lineno == (source + LATER).count("\n")
    return tree


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("type X = int | str", "X = int | str"),
        ("type X[T: (int, str) = int, *Ts, **P] = list[T]", "X = list[T]"),
        ("def f[T: int = str](x: T) -> T: ...", "def f(x: T) -> T: ..."),
        ("async def f[**P](*a: P.args): ...", "async def f(*a: P.args): ..."),
        ("class C[T](Base, metaclass=M): ...", "class C(Base, metaclass=M): ..."),
        ("class C[T]: ...", "class C: ..."),
        ("try: ...\nexcept ValueError, TypeError: ...", "try: ...\nexcept (ValueError, TypeError): ..."),
        ("try: ...\nexcept* ValueError as e: ...", "try: ...\nexcept ValueError as e: ..."),
        ("try: ...\nexcept *ValueError, OSError: ...", "try: ...\nexcept (ValueError, OSError): ..."),
        ("lazy import a.b as c", "import a.b as c"),
        ("lazy from . import b", "from . import b"),
        ("x = [*a for a in b]", "x = [a for a in b]"),
        ("x = {*a for a in b}", "x = {a for a in b}"),
        ("x = f(*a for a in b)", "x = f(a for a in b)"),
        ("x = {**a for a in b}", "x = {None: a for a in b}"),
        ("x[*a]", "x[(*a,)]"),
        ("x[*a, b]", "x[(*a, b)]"),
        ("x[*a, 1:2]", "x[a, 1:2]"),
        ("def f(*a: *T): ...", "def f(*a: T): ..."),
        ('x = t"a {b!r:>{w}} {{"', 'x = ("a ", b, " {")'),
        ('x = rt"\\d{b}"', 'x = (r"\\d", b)'),
    ],
)
def test_each_newer_construct_becomes_its_older_likeness(newer: str, older: str) -> None:
    """The tree is that of the older spelling, positions aside."""
    assert ast.dump(lowered(newer)) == ast.dump(ast.parse(older + LATER))


@pytest.mark.parametrize(
    "source",
    [
        "type X[\n    T,\n    U,\n] = (\n    int\n)",
        "type X = \\\n    int",
        "type \\\n  X = int",
        "def f[\n    T,\n](\n    x: T,\n): ...",
        "class C[\n    T,\n]: ...",
        "class C[\n    T,  # why\n](\n    Base,\n): ...",
        "try: ...\nexcept \\\n  ValueError, \\\n  OSError: ...",
        "x = t'''a\n{b}\n'''",
        "x = f'{\n    a  # why\n}'",
        "x = f'''{\n    a['''k''']\n}\n{b}'''",
        "x = ('a'\n  f'{b['c']}'  # why\n  '\\n'\n  f'{'\\n'.join(d)}')",
        "def f():\n    x = f'{'\\n'.join(a)}' % (\n        b)\n    return x",
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_lines_keep_their_numbers(source: str, newline: str) -> None:
    """Whatever spans lines before spans as many after."""
    text = (source + LATER).replace("\n", newline)
    output = lower(text.encode())
    tree = ast.parse(output)
    assert tree.body[-1].lineno == (source + LATER).count("\n")
    assert output.count(b"\n") == text.count("\n")


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="this interpreter reads the string itself")
@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("""f'{a["b"]}{c['d']!r:>{w['e']}}'""", '''f"""{a["b"]}{c['d']!r:>{w['e']}}"""'''),
        ("""f'say "{a['b']}" twice'""", '''f"""say "{a['b']}" twice"""'''),
        ("""f'{f'{f'{a}'}'}'""", """f'''{f"{f'{a}'}"}'''"""),
        ("""f'{'\\n'.join(a)}, {b!s:>{w}}'""", """'{}, {!s:>{}}'.format('\\n'.join(a), b, w)"""),
        ("""rf'\\d{'\\n'}'""", """r'\\d{}'.format('\\n')"""),
        ("""f'{'\\n'=}'""", """'n={!r}'.format('\\n')"""),
        ("""'{' f'{'\\n'}' 'b'""", """('{{' '{}' 'b').format('\\n')"""),
        ("""f'{a, b}{'\\t'}'""", """'{}{}'.format((a, b), '\\t')"""),
    ],
)
def test_formatted_strings_stay_formatted_strings_where_their_fields_can_be_requoted(newer: str, older: str) -> None:
    """Fields keep their expressions, conversions and specifications; escapes in a field make it a call of format."""
    assert ast.dump(lowered(newer)) == ast.dump(ast.parse(older + LATER))


def test_older_source_comes_back_unchanged() -> None:
    """Nothing is touched that needs no lowering, byte for byte."""
    source = b"# coding: latin-1\r\nx = f'{a!r}' + '\xe9'\r\nwith (a as b, c):\r\n\tpass\r\n"
    assert lower(source) == source


def test_the_encoding_is_kept() -> None:
    """A cookie in the source holds for the output too."""
    assert lower("# coding: latin-1\ntype X = 'é'\n".encode("latin-1")) == "# coding: latin-1\nX = 'é'\n".encode(
        "latin-1"
    )


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("import a\nprint 'x'\n", 2),
        ("try:\n    f()\nexcept ValueError, e:\n    print(e)\n", 3),
        ("try:\n    f()\nexcept socket.error, e:\n    pass\n", 3),
        ("raise ValueError, 'x'\n", 1),
        ("x = 1\ny = 0777\n", 2),
        ("if a <> b: pass\n", 1),
        ("exec 'x' in y\n", 1),
    ],
)
def test_python_2_is_refused_by_name(source: str, line: int) -> None:
    """Also where newer Python would accept the spelling with another meaning."""
    with pytest.raises(SyntaxProblem) as caught:
        lower(source.encode())
    assert (caught.value.reason, caught.value.line) == ("Python 2 syntax", line)


@pytest.mark.parametrize(
    "source",
    [
        "from errors import Lost\ntry: ...\nexcept OSError, Lost: ...\n",
        "from errors import *\ntry: ...\nexcept OSError, lost: ...\n",
        "try: ...\nexcept OSError, Lost: ...\n",
        "class lost(Exception): ...\ntry: ...\nexcept OSError, lost: ...\n",
    ],
)
def test_a_second_exception_that_is_bound_is_newer_python(source: str) -> None:
    """Only a name that nothing binds reads as Python 2's ``except A, e``."""
    assert b"except (OSError, " in lower(source.encode())


@pytest.mark.parametrize("source", [b"def f(:\n", b"x = \n", b"\xff\xfe\x00", b"# coding: nonsense\n", b"x = '\xff'\n"])
def test_what_is_not_python_is_refused(source: bytes) -> None:
    """By the documented exception, whatever libcst raises."""
    with pytest.raises(SyntaxProblem):
        lower(source)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "type X[\n T] = int",
                "def f[T](x): return f'{x['\\n']}'",
                "x = t'{a}'",
                "y = f'{a[\"b\"]}'",
                "try: pass\nexcept A, B: pass",
                "class C[T]:\n  'd'",
                "",
                "# c",
                "x[*a]",
                "A = B = 1",
                "lazy import z",
            ]
        ),
        max_size=6,
    ),
    st.sampled_from(["\n", "\r\n"]),
)
def test_any_mixture_lowers_to_as_many_lines(parts: list[str], newline: str) -> None:
    """Constructs do not disturb each other."""
    source = ("\n".join(["A = B = 1", *parts]) + "\n").replace("\n", newline).encode()
    output = lower(source)
    assert output.count(b"\n") == source.count(b"\n")
    ast.parse(output)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=60), st.text("ftr'\"{}[]()*:=!\\\n abx,#", max_size=40).map(str.encode)))
def test_no_bytes_raise_anything_but_the_documented_exception(source: bytes) -> None:
    """Shallow input only: deep input is for the worker that runs this."""
    try:
        output = lower(source)
    except SyntaxProblem:
        return
    assert isinstance(output, bytes)
