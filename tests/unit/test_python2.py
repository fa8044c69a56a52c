"""Python 2 as Python 3: each construct, its lines, and that nothing else is taken for it."""

import ast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prodready.extract.python2 import convert
from prodready.extract.reading import answer, decode
from prodready.facts.python import Module


@pytest.mark.parametrize(
    ("source", "meant"),
    [
        ("print", "print()"),
        ("print a, b", "print(a, b)"),
        ("print 'a (%s' % b,", "print('a (%s' % b,)"),
        ("print (a), b", "print((a), b)"),
        ("print >>f", "print(file=f)"),
        ("print >>sys.stderr, a, b,", "print(a, b, file=sys.stderr)"),
        ("print >>files[0], 'x'", "print('x', file=files[0])"),
        ("if a: print b; print c", "if a: print(b); print(c)"),
        ("try: print b\nexcept: print c", "try: print(b)\nexcept: print(c)"),
        ("x = lambda: a; print x", "x = lambda: a; print(x)"),
        ("exec code", "exec(code)"),
        ("exec code in names, own", "exec(code, names, own)"),
        ("raise E", "raise E"),
        ("raise E, 'text'", "raise E('text')"),
        ("raise E, f(a, b), trace", "raise E(f(a, b))"),
        ("try: f()\nexcept E, e: pass", "try: f()\nexcept E as e: pass"),
        ("try: f()\nexcept (E, F), e: pass", "try: f()\nexcept (E, F) as e: pass"),
        ("try: f()\nexcept (E, F): print a", "try: f()\nexcept (E, F): print(a)"),
        ("def f(a, (b, c), d=(1, 2)): print a", "def f(a, _tuple1, d=(1, 2)): print(a)"),
        ("print map(lambda (k, v): v, a)", "print(map(lambda _tuple1: v, a))"),
        ("x = `a + 1`", "x = repr(a + 1)"),
        ("x = a <> b", "x = a != b"),
        ("x = 0777, 0, 10L, 0xFFL, 0o7, 00", "x = 0o777, 0, 10, 0xFF, 0o7, 00"),
        (r"x = ur'\d', u'a', r'b'", r"x = r'\d', u'a', r'b'"),
        ("f(async=True).await", "f(async_=True).await_"),
        ("if a:\n\tprint 1\n        print 2", "if a:\n    print(1)\n    print(2)"),
        ("from __future__ import print_function\nprint(a, file=b); raise E, 'x'", None),
        ("x = {'print': a, 'b': '<>'}; raise E, 'x'", "x = {'print': a, 'b': '<>'}; raise E('x')"),
        ("# print a\nx = 'print a'; exec x", "x = 'print a'; exec(x)"),
    ],
)
def test_each_construct_means_what_it_meant(source: str, meant: str | None) -> None:
    """Compared as trees."""
    meant = meant or "from __future__ import print_function\nprint(a, file=b); raise E('x')"
    assert ast.dump(ast.parse(convert(source))) == ast.dump(ast.parse(meant))


def test_lines_stay_where_they_are_and_the_file_is_named() -> None:
    """What a rule cites is the line of the source."""
    source = 'import a\n\n\ndef f():\n    print "%s" % (\n        a), \\\n        1\n    print >>b, c\n'
    read = decode("python", answer("python", source.encode()).facts)
    assert isinstance(read, Module)
    assert [(call.name, call.line) for call in read.calls] == [("builtins.print", 5), ("builtins.print", 8)]
    assert (read.problem, read.problem_line) == ("Python 2 syntax, read as Python 3", 5)


@pytest.mark.parametrize("source", ["f = lambda (a, b): a\n", "if a: print b\n", "x = [`a`]\n", "x = a if 1L else b\n"])
def test_it_is_told_by_what_makes_it_readable(source: str) -> None:
    """Also where no line begins as only Python 2 does."""
    read = decode("python", answer("python", source.encode()).facts)
    assert isinstance(read, Module)
    assert read.problem


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("print 'x'\nx = (\n", "Python 2 syntax"),
        ("print 'x'\nraise E, a, '''\n'''\n", "Python 2 syntax"),
        ("class: print 'x'\n", "invalid syntax"),
        ("x = = 1\n", "invalid syntax"),
    ],
)
def test_what_is_no_python_2_either_stays_refused(source: str, reason: str) -> None:
    """Broken source, and what would move lines."""
    refused = answer("python", source.encode())
    assert (refused.facts, refused.reason) == (b"", reason)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "print ",
                    "exec ",
                    "raise ",
                    "except ",
                    "def f",
                    "lambda ",
                    "if ",
                    "in ",
                    "a",
                    "1",
                    "07L",
                    "ur'",
                    "'",
                ),
                *(
                    '"""',
                    "(",
                    ")",
                    "[",
                    "]",
                    ",",
                    ":",
                    ";",
                    "`",
                    "<",
                    ">",
                    ">>",
                    "\\",
                    "\n",
                    "\r\n",
                    "\t",
                    " ",
                    "#",
                    "\x0c",
                ),
            ]
        ),
        max_size=40,
    ).map("".join)
)
def test_anything_at_all_is_answered(source: str) -> None:
    """With facts or a reason, never with another exception."""
    convert(source)
    read = answer("python", source.encode())
    assert bool(read.facts) != bool(read.reason)
