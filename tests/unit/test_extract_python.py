"""Facts of Python files: every kind of statement, names in canonical spelling, and any bytes at all."""

from __future__ import annotations

import gc
import subprocess
import sys
from textwrap import dedent

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prodready.extract.python import SyntaxProblem, extract_module
from prodready.facts.python import (
    Call,
    CallRef,
    Const,
    Expr,
    Flag,
    Fmt,
    Map,
    Module,
    Op,
    Other,
    Ref,
    Seq,
    Sub,
)


def facts(source: str) -> Module:
    return extract_module(dedent(source).encode())


def names(source: str) -> list[str]:
    """The names of all calls."""
    return [call.name for call in facts(source).calls]


def value(source: str) -> Expr:
    """The value of the last assignment."""
    found = facts(source).assigns[-1].value
    assert found is not None
    return found


def flags(call: Call) -> set[int]:
    every = [getattr(Flag, name) for name in vars(Flag) if name.isupper()]
    return {flag for flag in every if call.has(flag)}


# names


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import a.b\na.b.c()", ["a.b.c"]),
        ("import a.b as x\nx.c()", ["a.b.c"]),
        ("from a import b as c\nc.d()", ["a.b.d"]),
        ("from .a import b\nb()", [".a.b"]),
        ("from .. import a\na.b()", ["..a.b"]),
        ("def f(): ...\nf()", [":f"]),
        ("f()\ndef f(): ...", [":f"]),
        ("print()", ["builtins.print"]),
        ("def print(): ...\nprint()", [":print"]),
        ("def f(x): x.y()", ["%x.y"]),
        ("def f():\n  x = 1\n  x.y()", ["%x.y"]),
        ("class C:\n  x = 1\n  y = x.z()", ["&x.z"]),
        ("x = open('f').read()", ["builtins.open().read", "builtins.open"]),
        ("a[0].b()", [":a[].b"]),
        ("'x'.join(y)", ["builtins.str.join"]),
        ("(a + b).c()", ["?.c"]),
        ("def f():\n  global g\n  g.x()\ng = 1", [":g.x"]),
        ("try:\n  import json as j\nexcept ImportError:\n  j = None\nj.dumps()", ["json.dumps"]),
        ("try:\n  j = find()\nexcept LookupError:\n  j = None\nj.dumps()", [":find", ":j.dumps"]),
        (
            "def f():\n  try:\n    import json as j\n  except ImportError:\n    j = None\n  return j.dumps()",
            ["json.dumps"],
        ),
        ("try:\n  import json\nexcept ImportError:\n  import other as json\njson.dumps()", ["json.dumps"]),
        ("def f():\n  from a import b\n  b()", ["a.b"]),
    ],
)
def test_calls_are_named_canonically(source: str, expected: list[str]) -> None:
    assert sorted(names(source)) == sorted(expected)


def test_imports_keep_what_they_bind_and_where() -> None:
    module = facts(
        """
        import a.b
        import c as d
        from e import f as g, h
        from .i import *
        def late():
            from typing import TYPE_CHECKING
        if TYPE_CHECKING:
            import j
        """
    )
    found = [(item.local, item.target, item.line, item.scope) for item in module.imports]
    assert found == [
        ("a.b", "a.b", 2, -1),
        ("d", "c", 3, -1),
        ("g", "e.f", 4, -1),
        ("h", "e.h", 4, -1),
        ("*", ".i", 5, -1),
        ("TYPE_CHECKING", "typing.TYPE_CHECKING", 7, 0),
        ("j", "j", 9, -1),
    ]
    assert module.imports[-1].flags & Flag.TYPING


# expressions


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x = 1", Const(1, 1)),
        ("x = -1", Const(-1, 1)),
        ("x = None", Const(None, 1)),
        ("x = 'a' 'b'", Const("ab", 1)),
        ("x = b'a'", Other("bytes", 1, "a")),
        ("x = [1, y]", Seq("list", (Const(1, 1), Ref(":y", 1)), 1)),
        ("x = (1,)", Seq("tuple", (Const(1, 1),), 1)),
        ("x = {1}", Seq("set", (Const(1, 1),), 1)),
        ("x = {'a': 1, **print}", Map(((Const("a", 1), Const(1, 1)), (None, Ref("builtins.print", 1))), 1)),
        ("x = f'a{print}b'", Fmt("f", (Const("a", 1), Ref("builtins.print", 1), Const("b", 1)), 1)),
        ("x = f''", Const("", 1)),
        ("x = 'a' + str(1)", Fmt("+", (Const("a", 1), CallRef(0, 1)), 1)),
        ("x = 'a%s' % print", Fmt("%", (Const("a%s", 1), Ref("builtins.print", 1)), 1)),
        ("x = print[0]", Sub(Ref("builtins.print", 1), Const(0, 1), 1)),
        ("x = print or 1", Op("or", (Ref("builtins.print", 1), Const(1, 1)), 1)),
        ("x = not print", Op("not", (Ref("builtins.print", 1),), 1)),
        ("x = 1 if print else 2", Op("if", (Const(1, 1), Ref("builtins.print", 1), Const(2, 1)), 1)),
        ("x = print is not None", Op("is not", (Ref("builtins.print", 1), Const(None, 1)), 1)),
    ],
)
def test_values_are_reduced_to_what_rules_read(source: str, expected: Expr) -> None:
    assert value(source) == expected


def test_a_call_keeps_arguments_place_and_receiver() -> None:
    module = facts("x = a.b(1, *c, k=2, **d).e()\n")
    outer, inner = sorted(module.calls, key=lambda call: call.name.count("("), reverse=True)
    assert inner.args[0] == Const(1, 1)
    assert isinstance(inner.args[1], Op)
    assert inner.args[1].kind == "*"
    assert inner.kwarg("k") == Const(2, 1)
    assert inner.kwarg("missing") is None
    assert outer.receiver == inner.index
    assert (inner.line, inner.column, inner.end_line, inner.end_column) == (1, 5, 1, 25)


def test_circumstances_of_calls() -> None:
    module = facts(
        """
        async def f():
            await awaited()
            for x in y:
                looped()
            try:
                tried()
            except E:
                caught()
            with managed():
                pass
            return returned()

        def g():
            yield yielded()

        h = lambda: inside()

        @decorator()
        def k(): ...

        if __name__ == "__main__":
            main()
        """
    )
    found = {call.name.lstrip(":"): flags(call) for call in module.calls}
    assert Flag.AWAITED in found["awaited"]
    assert Flag.STATEMENT in found["awaited"]
    assert found["looped"] == {Flag.LOOP, Flag.STATEMENT}
    assert found["tried"] == {Flag.TRY, Flag.STATEMENT}
    assert found["caught"] == {Flag.EXCEPT, Flag.STATEMENT}
    assert found["managed"] == {Flag.WITH}
    assert found["returned"] == {Flag.RETURNED}
    assert Flag.YIELDED in found["yielded"]
    assert found["inside"] == {Flag.LAMBDA}
    assert found["decorator"] == {Flag.DECORATOR}
    assert found["main"] == {Flag.MAIN, Flag.STATEMENT}


# definitions


def test_functions_keep_parameters_scope_and_what_they_give() -> None:
    module = facts(
        '''
        class C:
            @property
            async def m(self, a: int, /, b="x", *args, c, d=1, **rest) -> str:
                """Said."""
                if a:
                    return b
                raise ValueError(a)

            def n(self):
                def inner():
                    yield 1
                assert inner
        '''
    )
    method, plain, inner = module.functions
    assert (method.qualname, method.owner, method.scope, method.is_async) == ("C.m", 0, -1, True)
    assert [(param.name, param.kind) for param in method.params] == [
        *(("self", "p"), ("a", "p"), ("b", "p"), ("args", "*"), ("c", "k"), ("d", "k"), ("rest", "**")),
    ]
    assert method.params[1].annotation == Ref("builtins.int", 4)
    assert method.params[2].default == Const("x", 4)
    assert method.returns == Ref("builtins.str", 4)
    assert method.returned == (Ref("%b", 7),)
    assert [type(item) for item in method.raised] == [CallRef]
    assert method.decorators == (Ref("builtins.property", 3),)
    assert (method.has_docstring, method.statements) == (True, 3)
    assert (plain.asserts, plain.is_generator) == (1, False)
    assert (inner.qualname, inner.scope, inner.owner, inner.is_generator) == ("C.n.inner", plain.index, -1, True)


def test_classes_keep_bases_keywords_and_fields() -> None:
    module = facts(
        """
        import pydantic

        @decorated
        class A(pydantic.BaseModel, table=True):
            x: int = 1
            y: str

            class Config:
                strict = True
        """
    )
    outer, inner = module.classes
    assert outer.bases == (Ref("pydantic.BaseModel", 5),)
    assert outer.keywords == (("table", Const(True, 5)),)
    assert (inner.qualname, inner.owner) == ("A.Config", outer.index)
    fields = {assign.target: assign for assign in module.assigns if assign.owner == outer.index}
    assert fields["&x"].value == Const(1, 6)
    assert fields["&y"].value is None
    assert fields["&y"].annotation == Ref("builtins.str", 7)


def test_quoted_annotations_are_read() -> None:
    (function,) = facts("from a import B\ndef f(x: 'B | None'): ...\n").functions
    annotation = function.params[0].annotation
    assert isinstance(annotation, Op)
    assert (annotation.kind, annotation.items[0]) == ("|", Ref("a.B", 2))


# bindings


def test_every_way_to_bind() -> None:
    module = facts(
        """
        a = b = 1
        c, (d, *e) = 2, x
        f: int = 3
        f += 4
        g["k"] = 5
        h.i = 6
        del f
        for j in k: pass
        with m() as n: pass
        if (o := 7): pass

        def p():
            global a
            a = 8
            q = 9
        """
    )
    found = {(assign.target, assign.line): assign for assign in module.assigns}
    assert {(":a", 2), (":b", 2), (":c", 3), (":d", 3), (":e", 3), (":f", 4), (":f", 5), (":f", 8)} <= set(found)
    assert found[":c", 3].value == Const(2, 3)
    assert found[":d", 3].value == Sub(Ref(":x", 3), Const(0, 3), 3)
    assert isinstance(found[":e", 3].value, Other)
    assert found[":f", 5].flags & Flag.AUGMENTED
    assert found[":f", 8].flags & Flag.DELETED
    items = [assign for assign in module.assigns if assign.line == 6]
    assert (items[0].target[-2:], items[0].key) == ("[]", Const("k", 6))
    assert [assign.value for assign in module.assigns if assign.line == 7] == [Const(6, 7)]
    loop = found[":j", 9].value
    assert isinstance(loop, Op)
    assert loop.kind == "iter"
    managed = found[":n", 10].value
    assert isinstance(managed, Op)
    assert (managed.kind, managed.items) == ("with", (CallRef(0, 10),))
    assert (":o", 11) in found
    assert found[":a", 15].flags & Flag.GLOBAL
    assert found["%q", 16].scope == 0


def test_an_unpacked_name_has_its_place_from_the_side_that_is_known() -> None:
    module = facts("a, *b, c = f()\n")
    assert [assign.value for assign in module.assigns] == [
        Sub(CallRef(0, 1), Const(0, 1), 1),
        Other("unpack", 1),
        Sub(CallRef(0, 1), Const(-1, 1), 1),
    ]


def test_branches_tell_the_test_and_its_negation() -> None:
    module = facts(
        """
        if debug:
            a = 1
        elif other:
            a = 2
        else:
            a = 3
        b = 4
        """
    )
    arms = [module.branches[assign.branch] if assign.branch >= 0 else None for assign in module.assigns]
    assert [arm.negated if arm else None for arm in arms] == [False, False, True, None]
    second = arms[1]
    assert second is not None
    assert module.branches[second.parent].negated


@pytest.mark.parametrize(
    "source",
    [
        "if False:\n    never()\nelse:\n    runs()",
        "if 1:\n    runs()\nelif x:\n    never()\nelse:\n    never()",
        "if not True or 0:\n    never()\nelif x:\n    runs()",
        "if DEBUG and False:\n    never()\nruns()",
        "while 0:\n    never()\nelse:\n    runs()",
        "def f():\n    runs()\n    return 1\n    never()",
        "def f():\n    with runs():\n        raise E\n        never()",
        "for x in y:\n    runs()\n    continue\n    never()",
        "runs()\nraise SystemExit\nnever()",
    ],
)
def test_what_never_runs_is_passed_over(source: str) -> None:
    found = names(source)
    assert any("runs" in name for name in found)
    assert not any("never" in name for name in found)


def test_what_may_run_is_kept() -> None:
    source = (
        "if DEBUG or False:\n    a()\nif not x:\n    b()\ntry:\n    raise E\nfinally:\n    c()\nwhile True:\n    d()"
    )
    assert [name[-1] for name in names(source)] == ["a", "b", "c", "d"]


def test_a_yield_that_never_runs_makes_a_generator_all_the_same() -> None:
    found = facts("def f():\n    return\n    yield\n\ndef g():\n    if False:\n        yield 1\n").functions
    assert [each.is_generator for each in found] == [True, True]


def test_handlers_tell_what_they_catch_and_do() -> None:
    module = facts(
        """
        def f():
            try:
                a()
            except (KeyError, OSError) as error:
                b()
                raise
            except:
                pass
            else:
                return 1
        """
    )
    first, bare = module.handlers
    assert [getattr(item, "name", "") for item in first.types] == ["builtins.KeyError", "builtins.OSError"]
    assert (first.name, first.empty, first.raises, first.returns, len(first.calls)) == ("error", False, True, False, 1)
    assert (bare.types, bare.empty, bare.raises) == ((), True, False)


def test_reads_are_what_is_loaded_and_not_called() -> None:
    module = facts("import os\nx = os.environ['A']\ny = os.sep\nos.getcwd()\n")
    assert {(read.name, read.key) for read in module.reads} >= {("os.environ", "A"), ("os.sep", None)}
    assert not any(read.name == "os.getcwd" for read in module.reads)


def test_match_statements_are_walked() -> None:
    found = names(
        """
        match subject():
            case Point(x=1) if guarded():
                body()
            case [*rest]:
                other()
        """
    )
    assert set(found) == {":subject", ":guarded", ":body", ":other"}


def test_comments_that_address_checkers_are_kept_and_strings_are_none() -> None:
    module = facts('x = 1  # noqa: S101 because\ny = "# noqa"\nz = """\n# nosec\n"""\n# plain\n')
    assert [(item.line, item.text) for item in module.comments] == [(1, "# noqa: S101 because")]


def test_lines_docstring_and_generated_header() -> None:
    module = facts('"""Doc."""\n\n# comment\nx = 1\n\n# the end\n')
    assert (module.lines, module.code_lines, module.docstring, module.generated) == (4, 2, "Doc.", False)
    assert facts("# Generated by a tool, do not edit\nx = 1\n").generated
    assert facts('"""\nAUTOGENERATED BY a_parser v2. DO NOT EDIT.\n"""\nx = 1\n').generated
    assert not facts('"""Makes files whose header says: generated by us."""\nx = 1\n').generated
    client = "    Parcels\n\n    Generated by a generator (https://example.org)\n\n    Do not edit the class.\n"
    assert facts(f'# coding: utf-8\n\n"""\n{client}"""\nx = 1\n').generated
    assert not facts('"""Parcels.\n\nGenerated by a template (https://example.org).\n"""\nx = 1\n').generated


# what is refused


@pytest.mark.parametrize(
    ("data", "line"),
    [(b"def f(:\n", 1), (b"x = 1\ny = (\n", 2), (b"x = '\0'\n", 1), (b"# coding: nonsense\n", 0), (b"\xff = 1\n", 0)],
)
def test_what_cannot_be_read_is_refused_with_a_line_where_known(data: bytes, line: int) -> None:
    with pytest.raises(SyntaxProblem) as caught:
        extract_module(data)
    assert caught.value.line == line
    assert caught.value.reason


def test_deep_nesting_is_refused_and_not_crashed_on() -> None:
    with pytest.raises(SyntaxProblem, match="nested too deeply"):
        extract_module(b"x = " + b"-" * 20_000 + b"1\n")


def test_encodings_are_honoured() -> None:
    module = extract_module("# coding: latin-1\nx = 'é'\n".encode("latin-1"))
    assert module.assigns[0].value == Const("é", 2)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text("abcdef ()[]{}:=.,'\"\n\t@*#%+-0", max_size=120).map(str.encode)))
def test_any_bytes_give_facts_or_a_syntax_problem(data: bytes) -> None:
    try:
        module = extract_module(data)
    except SyntaxProblem:
        return
    assert module.lines >= module.code_lines >= 0
    assert all(0 <= call.index < len(module.calls) for call in module.calls)


STATEMENTS = st.sampled_from(
    [
        "import a.b as c",
        "from . import d",
        "x: int = y.z[0](1, *k, **w)",
        "async def f(a, *, b=1) -> T:\n  async with a as (q, r): await b\n  return [i async for i in a]",
        "class K(B[T], metaclass=M):\n  f: int\n  def m(self): self.x = super().m()",
        "try:\n  g()\nexcept (A, B) as e:\n  raise X from e\nfinally:\n  h()",
        "with a() as b, c() as d[0]: pass",
        "for i, *j in k:\n  continue\nelse:\n  del i.x, j[0]",
        "while (n := next(it, None)) is not None: break",
        "lambda *a, b=c(): a @ b if a else {**b}",
        "match p:\n  case {'k': v, **rest} | [v, *rest]: print(v)",
        "global z\nz += f'{a!r:>{w}}'",
        "assert not (a < b <= c), 'no'",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(STATEMENTS, max_size=5))
def test_indexes_of_any_mixture_point_into_their_tables(statements: list[str]) -> None:
    try:
        module = extract_module("\n".join(statements).encode())
    except SyntaxProblem:
        return  # a capture that not every alternative binds, a name used before its global declaration …
    places = [(item.scope, item.owner) for item in module.calls]
    places += [(item.scope, item.owner) for item in module.assigns]
    places += [(item.scope, item.owner) for item in module.reads]
    for scope, owner in places:
        assert -1 <= scope < len(module.functions)
        assert -1 <= owner < len(module.classes)
    for call in module.calls:
        assert -1 <= call.receiver < len(module.calls)
        assert -1 <= call.branch < len(module.branches)
    assert [function.index for function in module.functions] == list(range(len(module.functions)))


def test_a_module_tells_what_stands_in_a_function_or_between_lines() -> None:
    module = facts(
        """
        a = first()
        def outer(x):
            b = second(x.y)
            def inner():
                return third(
                    fourth(),
                )
            return fifth()
        """
    )
    assert [call.name for call in module.calls_of(-1)] == [":first"]
    assert [call.name for call in module.calls_of(0)] == [":second", ":fifth"]
    assert {call.name for call in module.calls_of(1)} == {":third", ":fourth"}
    assert module.calls_of(2) == ()
    assert [assign.target for assign in module.assigns_of(0)] == ["%b"]
    assert [read.name for read in module.reads_of(0)] == ["%x.y"]
    assert [call.name for call in module.calls_within(4, 6)] == [":second", ":third"]
    assert module.calls_within(10, 99) == []
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(module), type=Module) == module


def test_nothing_waits_for_the_collector() -> None:
    """It is paused while thousands of files are read; what refers to itself would stay in memory until the end."""
    collecting = gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        facts("class A:\n    def f(self, x):\n        yield [lambda: x for _ in x]\n")
        assert gc.collect() == 0
    finally:
        if collecting:
            gc.enable()


def test_names_that_site_adds_are_builtins_in_workers_which_run_without_it_too() -> None:
    told = f"import sys; sys.path[:0] = {sys.path!r}; from prodready.extract.python import extract_module as read; "
    shown = told + "print(*(call.name for call in read(b'exit(1)\\nquit()\\nhelp()').calls))"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", shown], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["builtins.exit", "builtins.quit", "builtins.help"]
