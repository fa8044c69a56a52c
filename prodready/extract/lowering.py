"""Newer Python rewritten into what ``ast`` of Python 3.10 and 3.11 takes, line by line.

``ast`` knows only the grammar of the interpreter that runs it; libcst reads 3.0 to 3.15. What is lowered, and how:

===========================================  =========================================================
``type X[T] = v`` (PEP 695, 696)             ``X = v``
``def f[T: B = D](…)``, ``class C[T]:``      without the type parameters
``except A, B:`` (PEP 758)                   ``except (A, B):``
``except* A:`` (PEP 654)                     ``except A:``
``x[*a, b]``, ``*args: *Ts`` (PEP 646)       ``x[(*a, b)]``, ``*args: Ts``
f-strings of PEP 701                         other quotes inside; where escapes forbid it, ``"…".format(…)``
``t"a {x}"`` (PEP 750)                       the tuple ``("a ", x)``: its values are not put into a text
``lazy import a`` (PEP 810)                  ``import a``
``[*a for a in b]`` (PEP 798)                ``[(a) for a in b]``
===========================================  =========================================================

Lines keep their numbers (this is checked before returning); columns behind a lowered construct may shift.

libcst's native parser can hang or kill its process on valid input and holds the GIL meanwhile, so this module is for
worker processes that can be killed from outside.
"""

from __future__ import annotations

import ast
import builtins
import re

import libcst as cst

from prodready.extract.lowering_strings import NEWLINE, StringLowering
from prodready.extract.python import PYTHON2, SyntaxProblem

_PYTHON2 = re.compile(
    r"""^\s*(?:print\s+["'\w]|print\s*>>|exec\s+["'\w]|raise\s+[\w.]+\s*,|except\s+[\w.]+\s*,\s*\w+\s*:)""",
    re.MULTILINE,
)
_PYTHON2_TOKEN = re.compile(r"""<>|\b0[0-7]+\b|\b\d+L\b|\bur["']|`""")
_PAIR = re.compile(r"\s*except\s+[\w.]+\s*,\s*[a-z_]\w*\s*:")
_AT = re.compile(r"@ (\d+):(\d+)")
_INNER_AT = re.compile(r"error at (\d+):(\d+)")


def lower(source: bytes) -> bytes:
    """``source`` with the constructs above lowered, in the same encoding and with the same number of lines.

    Raises ``SyntaxProblem`` for what libcst does not read either; Python 2 is named as such.
    """
    try:
        module = cst.parse_module(source)
    except cst.ParserSyntaxError as error:
        raise _refusal(source, error) from None
    except (SyntaxError, ValueError, LookupError, cst.CSTLogicError) as error:
        raise SyntaxProblem(f"not readable as Python 3: {_first_line(error)}") from None
    lowering = _Lowering(module)
    try:
        code = lowering.resolved(module.visit(lowering).code)
        lowered = code.encode(module.encoding)
    except (cst.CSTValidationError, ValueError) as error:
        raise SyntaxProblem(f"newer syntax that could not be lowered: {_first_line(error)}") from None
    if len(NEWLINE.findall(code)) != len(NEWLINE.findall(module.code)):
        raise SyntaxProblem("newer syntax that could not be lowered without moving lines")
    _refuse_python2_handlers(module.code, code)
    return lowered


def _first_line(error: Exception) -> str:
    return str(error).split("\n", 1)[0][:200] or type(error).__name__


def _refusal(source: bytes, error: cst.ParserSyntaxError) -> SyntaxProblem:
    text = source.decode("utf-8", "replace")
    found = _PYTHON2.search(text)
    if found:
        return SyntaxProblem(PYTHON2, text.count("\n", 0, found.start()) + 1)
    line = _line_of(source, error)
    lines = NEWLINE.split(text)
    if line and _PYTHON2_TOKEN.search(lines[min(line, len(lines)) - 1]):
        return SyntaxProblem(PYTHON2, line)
    return SyntaxProblem("neither this interpreter nor libcst can parse it", line)


def _line_of(source: bytes, error: cst.ParserSyntaxError) -> int:
    """Where ``ast`` stops, or libcst, which gives 1 for what its tokenizer refuses."""
    try:
        ast.parse(source)
    except SyntaxError as refused:
        if refused.lineno:
            return refused.lineno
    except (ValueError, RecursionError, MemoryError):
        pass
    place = _INNER_AT.search(str(error)) or _AT.search(str(error))
    return int(place[1]) if place else 0


def _refuse_python2_handlers(source: str, code: str) -> None:
    """``except A, e:`` of Python 2 reads as PEP 758; a second name in small letters that nothing binds tells."""
    suspects = {at for at, line in enumerate(NEWLINE.split(source), 1) if _PAIR.match(line)}
    if not suspects:
        return
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    bound = _bound_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and node.lineno in suspects and isinstance(node.type, ast.Tuple):
            last = node.type.elts[-1]
            if isinstance(last, ast.Name) and last.id not in bound and "*" not in bound:
                raise SyntaxProblem(PYTHON2, node.lineno)


def _bound_names(tree: ast.Module) -> set[str]:
    names = set(dir(builtins))
    for node in ast.walk(tree):
        if isinstance(node, ast.alias):
            names.add(node.asname or node.name.split(".", 1)[0])
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            names.add(node.name)
        elif isinstance(node, ast.arg):
            names.add(node.arg)
    return names


class _Lowering(StringLowering):
    """Each ``leave`` lowers one construct and gives back the line ends it drops."""

    # type parameters and aliases

    def leave_TypeAlias(  # noqa: N802 - libcst finds it by this name, as all below
        self, original_node: cst.TypeAlias, updated_node: cst.TypeAlias
    ) -> cst.Assign:
        parameters = original_node.type_parameters
        dropped = self.lines(
            parameters,
            original_node.whitespace_after_type,
            original_node.whitespace_after_name,
            original_node.whitespace_after_type_parameters,
        )
        value = updated_node.value
        if dropped or self.lines(original_node.whitespace_after_equals):
            value = _parenthesised(value, _padding(original_node.whitespace_after_equals, dropped))
        return cst.Assign([cst.AssignTarget(updated_node.name)], value, semicolon=updated_node.semicolon)

    def leave_FunctionDef(  # noqa: N802
        self, original_node: cst.FunctionDef, updated_node: cst.FunctionDef
    ) -> cst.FunctionDef:
        if original_node.type_parameters is None:
            return updated_node
        dropped = self.lines(original_node.type_parameters, original_node.whitespace_after_type_parameters)
        return updated_node.with_changes(
            type_parameters=None,
            whitespace_after_type_parameters=cst.SimpleWhitespace(""),
            whitespace_before_params=_padding(updated_node.whitespace_before_params, dropped),
        )

    def leave_ClassDef(self, original_node: cst.ClassDef, updated_node: cst.ClassDef) -> cst.ClassDef:  # noqa: N802
        if original_node.type_parameters is None:
            return updated_node
        dropped = self.lines(original_node.type_parameters, original_node.whitespace_after_type_parameters)
        bare = updated_node.with_changes(
            type_parameters=None, whitespace_after_type_parameters=cst.SimpleWhitespace("")
        )
        if not dropped:
            return bare
        before = bare.lpar.whitespace_after if isinstance(bare.lpar, cst.LeftParen) else cst.SimpleWhitespace("")
        rpar = bare.rpar if isinstance(bare.rpar, cst.RightParen) else cst.RightParen()
        return bare.with_changes(lpar=cst.LeftParen(_padding(before, dropped)), rpar=rpar)

    # except

    def leave_ExceptHandler(  # noqa: N802
        self, original_node: cst.ExceptHandler, updated_node: cst.ExceptHandler
    ) -> cst.ExceptHandler:
        return updated_node.with_changes(type=_enclosed(updated_node.type))

    def leave_TryStar(self, original_node: cst.TryStar, updated_node: cst.TryStar) -> cst.Try:  # noqa: N802
        return cst.Try(
            body=updated_node.body,
            handlers=[_starless(handler) for handler in updated_node.handlers],
            orelse=updated_node.orelse,
            finalbody=updated_node.finalbody,
            leading_lines=updated_node.leading_lines,
            whitespace_before_colon=updated_node.whitespace_before_colon,
        )

    # stars

    def leave_Subscript(  # noqa: N802
        self, original_node: cst.Subscript, updated_node: cst.Subscript
    ) -> cst.Subscript:
        indexes = [element.slice for element in updated_node.slice]
        if not any(isinstance(index, cst.Index) and index.star for index in indexes):
            return updated_node
        elements: list[cst.BaseElement] = []
        for element in updated_node.slice:
            index = element.slice
            if not isinstance(index, cst.Index):
                return updated_node.with_changes(slice=[_unstarred(each) for each in updated_node.slice])
            blank = index.whitespace_after_star or cst.SimpleWhitespace("")
            elements.append(
                cst.StarredElement(index.value, element.comma, whitespace_before_value=blank)
                if index.star
                else cst.Element(index.value, element.comma)
            )
        return updated_node.with_changes(slice=[cst.SubscriptElement(cst.Index(cst.Tuple(elements)))])

    def leave_Annotation(  # noqa: N802
        self, original_node: cst.Annotation, updated_node: cst.Annotation
    ) -> cst.Annotation:
        starred: cst.CSTNode = updated_node.annotation
        if not isinstance(starred, cst.StarredElement):
            return updated_node
        return updated_node.with_changes(annotation=_star_removed(starred))

    def leave_ListComp(self, original_node: cst.ListComp, updated_node: cst.ListComp) -> cst.ListComp:  # noqa: N802
        return updated_node.with_changes(elt=_star_removed(updated_node.elt))

    def leave_SetComp(self, original_node: cst.SetComp, updated_node: cst.SetComp) -> cst.SetComp:  # noqa: N802
        return updated_node.with_changes(elt=_star_removed(updated_node.elt))

    def leave_GeneratorExp(  # noqa: N802
        self, original_node: cst.GeneratorExp, updated_node: cst.GeneratorExp
    ) -> cst.GeneratorExp:
        return updated_node.with_changes(elt=_star_removed(updated_node.elt))

    def leave_StarredDictComp(  # noqa: N802
        self, original_node: cst.StarredDictComp, updated_node: cst.StarredDictComp
    ) -> cst.DictComp:
        return cst.DictComp(
            key=cst.Name("None"),
            value=_parenthesised(updated_node.value, updated_node.whitespace_before_value),
            for_in=updated_node.for_in,
            lbrace=updated_node.lbrace,
            rbrace=updated_node.rbrace,
            lpar=updated_node.lpar,
            rpar=updated_node.rpar,
        )

    # imports

    def leave_LazyImport(self, original_node: cst.LazyImport, updated_node: cst.LazyImport) -> cst.Import:  # noqa: N802
        return cst.Import(
            updated_node.names,
            updated_node.semicolon,
            _joined(updated_node.whitespace_after_lazy, updated_node.whitespace_after_import),
        )

    def leave_LazyImportFrom(  # noqa: N802
        self, original_node: cst.LazyImportFrom, updated_node: cst.LazyImportFrom
    ) -> cst.ImportFrom:
        return cst.ImportFrom(
            module=updated_node.module,
            names=updated_node.names,
            relative=updated_node.relative,
            lpar=updated_node.lpar,
            rpar=updated_node.rpar,
            semicolon=updated_node.semicolon,
            whitespace_after_from=_joined(updated_node.whitespace_after_lazy, updated_node.whitespace_after_from),
            whitespace_before_import=updated_node.whitespace_before_import,
            whitespace_after_import=updated_node.whitespace_after_import,
        )


def _padding(blank: cst.BaseParenthesizableWhitespace, lines: int) -> cst.BaseParenthesizableWhitespace:
    """``blank`` with ``lines`` more line ends before it, for use inside parentheses."""
    if not lines:
        return blank
    if isinstance(blank, cst.ParenthesizedWhitespace):
        return blank.with_changes(empty_lines=[*[cst.EmptyLine(indent=False)] * lines, *blank.empty_lines])
    return cst.ParenthesizedWhitespace(
        empty_lines=[cst.EmptyLine(indent=False)] * (lines - 1), last_line=cst.SimpleWhitespace(" ")
    )


def _parenthesised(value: cst.BaseExpression, blank: cst.BaseParenthesizableWhitespace) -> cst.BaseExpression:
    return value.with_changes(lpar=[cst.LeftParen(blank), *value.lpar], rpar=[*value.rpar, cst.RightParen()])


def _starless(handler: cst.ExceptStarHandler) -> cst.ExceptHandler:
    blanks = (handler.whitespace_after_except, handler.whitespace_after_star, cst.SimpleWhitespace(" "))
    return cst.ExceptHandler(
        body=handler.body,
        type=_enclosed(handler.type),
        name=handler.name,
        leading_lines=handler.leading_lines,
        whitespace_after_except=_joined(*blanks),
        whitespace_before_colon=handler.whitespace_before_colon,
    )


def _enclosed(caught: cst.BaseExpression | None) -> cst.BaseExpression | None:
    """An exception list in parentheses."""
    if isinstance(caught, cst.Tuple) and not caught.lpar:
        return _parenthesised(caught, cst.SimpleWhitespace(""))
    return caught


def _unstarred(element: cst.SubscriptElement) -> cst.SubscriptElement:
    """The element without its star: beside a slice no tuple can stand for it."""
    if not isinstance(element.slice, cst.Index):
        return element
    return element.with_changes(slice=element.slice.with_changes(star=None, whitespace_after_star=None))


def _star_removed(element: cst.BaseExpression | cst.BaseElement) -> cst.BaseExpression | cst.BaseElement:
    if not isinstance(element, cst.StarredElement):
        return element
    return _parenthesised(element.value, element.whitespace_before_value)


def _joined(*blanks: cst.BaseParenthesizableWhitespace) -> cst.SimpleWhitespace:
    """Blanks that come together when the word between them goes."""
    return cst.SimpleWhitespace("".join(each.value for each in blanks if isinstance(each, cst.SimpleWhitespace)))
