"""The head of a module: where an import or a logger goes, and how it leaves again."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from itertools import takewhile

import libcst as cst

from prodready.fix.imports import Need, source_of
from prodready.fix.nodes import BLANK, bare, comments_in, dotted, walk

LINE, WIDEST = 88, 120
"""Columns above which a longer list of names is put one on a line: formatters' default, or as wide as the file is."""

Body = list[cst.BaseStatement]


def with_imports(module: cst.Module, needs: Sequence[Need], own: Collection[str] = ()) -> cst.Module:
    """``module`` with the imports, joined to what is imported from the same module already.

    ``own`` are packages of the repository itself, whose imports stand below those of libraries.
    """
    for need in needs:
        joined = _joined(module, need) if need.name else None
        module = joined or _added(module, need, own)
    return module


def with_logger(module: cst.Module, statement: str, name: str) -> cst.Module:
    """``module`` with ``statement`` below the imports, above whatever uses ``name`` while it is imported."""
    body: Body = list(module.body)
    at = _below_imports(body)
    first_use = next((index for index, each in enumerate(body[:at]) if _uses_now(each, name)), at)
    line = cst.parse_statement(statement, module.config_for_parsing)
    if not isinstance(line, cst.SimpleStatementLine):
        raise TypeError(statement)
    return module.with_changes(body=_inserted(body, first_use, line, apart=True))


def logger_line(body: Sequence[cst.CSTNode], name: str) -> int:
    """The index of the top-level statement that uses ``name`` first while the module is imported; -1 for none."""
    return next((index for index, each in enumerate(body) if _uses_now(each, name)), -1)


def without_imports(module: cst.Module, gone: set[str]) -> cst.Module:
    """``module`` without the imports of the names ``gone``, except where a comment stands beside one."""
    visited = module.visit(_Dropping(gone))
    return visited if isinstance(visited, cst.Module) else module


def wrapped(module: cst.Module, before: str) -> cst.Module:
    """``module`` with each import that is not in the text ``before`` put one name on a line if it is too long."""
    text = before.replace("\r\n", "\n")
    limit = max([LINE, *(len(line) for line in text.splitlines() if len(line) <= WIDEST)])
    body: Body = list(module.body)
    for index, statement in enumerate(body):
        for small in _imports_of(statement):
            code = module.code_for_node(small).replace("\r\n", "\n")
            if isinstance(small, cst.ImportFrom) and small.lpar is None and len(code) > limit and code not in text:
                body[index] = statement.with_deep_changes(small, **_one_on_a_line(small, module))
    return module.with_changes(body=body)


def _one_on_a_line(statement: cst.ImportFrom, module: cst.Module) -> dict[str, object]:
    if isinstance(statement.names, cst.ImportStar):
        return {}
    inner = cst.ParenthesizedWhitespace(last_line=cst.SimpleWhitespace(module.default_indent))
    outer = cst.ParenthesizedWhitespace()
    names = [alias.with_changes(comma=cst.Comma(whitespace_after=inner)) for alias in statement.names]
    names[-1] = names[-1].with_changes(comma=cst.Comma(whitespace_after=outer))
    return {"names": names, "lpar": cst.LeftParen(whitespace_after=inner), "rpar": cst.RightParen()}


def _uses_now(statement: cst.CSTNode, name: str) -> bool:
    """Whether the statement reads ``name`` outside the bodies of functions."""
    pending: list[cst.CSTNode] = [statement]
    while pending:
        node = pending.pop()
        if isinstance(node, cst.FunctionDef):
            pending += [*node.decorators, node.params]
        elif isinstance(node, cst.Name) and node.value == name:
            return True
        elif isinstance(node, cst.Attribute):
            pending.append(node.value)
        elif not isinstance(node, cst.Lambda):
            pending += node.children
    return False


def _imports_of(statement: cst.CSTNode) -> list[cst.Import | cst.ImportFrom]:
    """The imports that a top-level line consists of; empty for any other line and for ``__future__``."""
    if not isinstance(statement, cst.SimpleStatementLine):
        return []
    found = [each for each in statement.body if isinstance(each, (cst.Import, cst.ImportFrom))]
    is_future = any(isinstance(each, cst.ImportFrom) and source_of(each) == "__future__" for each in found)
    return found if len(found) == len(statement.body) and not is_future else []


def _is_prologue(statement: cst.CSTNode, first: bool) -> bool:
    """The docstring, or an import of ``__future__``."""
    if not isinstance(statement, cst.SimpleStatementLine):
        return False
    small = statement.body[0]
    if isinstance(small, cst.Expr):
        return first and isinstance(small.value, (cst.SimpleString, cst.ConcatenatedString))
    return isinstance(small, cst.ImportFrom) and source_of(small) == "__future__"


def _after_prologue(body: Body) -> int:
    index = 0
    while index < len(body) and _is_prologue(body[index], index == 0):
        index += 1
    return index


def _above_definitions(body: Body) -> int:
    """The index of the first function or class, or the end."""
    kinds = (cst.FunctionDef, cst.ClassDef)
    return next((index for index, each in enumerate(body) if isinstance(each, kinds)), len(body))


def _below_imports(body: Body) -> int:
    end = _above_definitions(body)
    below = _after_prologue(body)
    for index in range(below, end):
        statement = body[index]
        guarded = isinstance(statement, (cst.If, cst.Try)) and any(
            isinstance(node, (cst.Import, cst.ImportFrom)) for node in walk(statement)
        )
        if guarded or _imports_of(statement):
            below = index + 1
    return below


def _inserted(body: Body, at: int, line: cst.SimpleStatementLine, *, apart: bool) -> Body:
    """``body`` with ``line`` at ``at``, and with ``apart`` a blank line on both sides."""
    after = body[at] if at < len(body) else None
    if apart and at > 0:
        line = line.with_changes(leading_lines=(BLANK,))
    if after is not None and apart and not _has_blank(after):
        blanks = (BLANK, BLANK) if isinstance(after, (cst.FunctionDef, cst.ClassDef)) else (BLANK,)
        after = after.with_changes(leading_lines=(*blanks, *_leading(after)))
    return [*body[:at], line, *([after] if after is not None else []), *body[at + 1 :]]


def _leading(statement: cst.CSTNode) -> Sequence[cst.EmptyLine]:
    lines: Sequence[cst.EmptyLine] = getattr(statement, "leading_lines", ())
    return lines


def _has_blank(statement: cst.CSTNode) -> bool:
    return any(line.comment is None for line in _leading(statement))


# joining and adding


def _joined(module: cst.Module, need: Need) -> cst.Module | None:
    """The name added to an import from the same module at the top level; None if there is none."""
    for index, statement in enumerate(module.body):
        for small in _imports_of(statement):
            if isinstance(small, cst.ImportFrom) and source_of(small) == need.module and _joinable(small):
                wider = _with_name(small, need)
                body: Body = list(module.body)
                body[index] = statement.with_deep_changes(small, names=wider.names)
                return module.with_changes(body=body)
    return None


def _joinable(statement: cst.ImportFrom) -> bool:
    return not isinstance(statement.names, cst.ImportStar)


def _with_name(statement: cst.ImportFrom, need: Need) -> cst.ImportFrom:
    aliases = [] if isinstance(statement.names, cst.ImportStar) else list(statement.names)
    at = _place([dotted(alias.name) for alias in aliases], need.name)
    space = bare(statement.lpar.whitespace_after) if statement.lpar else cst.SimpleWhitespace("")
    comma = cst.Comma(whitespace_after=space if "\n" in _code(space) else cst.SimpleWhitespace(" "))
    new = _alias(need).with_changes(comma=comma)
    if at == len(aliases):
        new = new.with_changes(comma=aliases[-1].comma)
        aliases[-1] = aliases[-1].with_changes(comma=comma)
    return statement.with_changes(names=[*aliases[:at], new, *aliases[at:]])


def _code(node: cst.CSTNode) -> str:
    return cst.Module([]).code_for_node(node)


def _alias(need: Need) -> cst.ImportAlias:
    asname = cst.AsName(cst.Name(need.local)) if need.local != (need.name or need.module) else None
    return cst.ImportAlias(cst.Name(need.name), asname=asname)


def _place(names: list[str], name: str) -> int:
    """Where ``name`` goes in a list by the order that the list is in; at its end where it is in none."""

    for key in (_by_kind, _folded, _plainly):
        keys = [key(each) for each in names]
        if keys == sorted(keys):
            return next((index for index, each in enumerate(keys) if each > key(name)), len(names))
    return len(names)


def _by_kind(name: str) -> tuple[int, str]:
    """Constants, classes, the rest."""
    return (0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2, name)


def _folded(name: str) -> tuple[int, str]:
    return (0, name.lower())


def _plainly(name: str) -> tuple[int, str]:
    return (0, name)


def _added(module: cst.Module, need: Need, own: Collection[str]) -> cst.Module:
    """A line of its own, in the group of imports where it belongs."""
    body: Body = list(module.body)
    line = cst.parse_statement(_written(need), module.config_for_parsing)
    if not isinstance(line, cst.SimpleStatementLine):
        raise TypeError(need)
    groups = _groups(body)
    group = next((each for each in groups if _is_at_home(need, [body[index] for index in each], own)), None)
    if group is not None:
        return module.with_changes(body=_among(body, group, line, need))
    if not groups:
        return module.with_changes(body=_inserted(body, _after_prologue(body), line, apart=True))
    standard = [each for each in groups if _all_standard([body[index] for index in each])]
    leading = list(takewhile(lambda index: _all_standard([body[index]]), groups[0]))
    if leading and _is_standard(need.module):
        return module.with_changes(body=_among(body, leading, line, need))
    if _is_standard(need.module) or not standard:
        return module.with_changes(body=_before(body, groups[0][0], line, apart=True))
    return module.with_changes(body=_inserted(body, standard[-1][-1] + 1, line, apart=True))


def _written(need: Need) -> str:
    if need.name:
        named = need.name if need.local == need.name else f"{need.name} as {need.local}"
        return f"from {need.module} import {named}\n"
    return f"import {need.module}" + ("\n" if need.local == need.module else f" as {need.local}\n")


def _groups(body: Body) -> list[list[int]]:
    """The indices of the import lines above all definitions, apart where a blank line is."""
    groups: list[list[int]] = []
    for index in range(_above_definitions(body)):
        if not _imports_of(body[index]):
            continue
        if groups and groups[-1][-1] == index - 1 and not _has_blank(body[index]):
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _modules(statement: cst.CSTNode) -> list[str]:
    found = []
    for each in _imports_of(statement):
        found += [source_of(each)] if isinstance(each, cst.ImportFrom) else [dotted(a.name) for a in each.names]
    return found


def _is_standard(module: str) -> bool:
    return module.partition(".")[0] in sys.stdlib_module_names


def _all_standard(group: Sequence[cst.CSTNode]) -> bool:
    return all(_is_standard(module) for statement in group for module in _modules(statement))


def _is_at_home(need: Need, group: Sequence[cst.CSTNode], own: Collection[str]) -> bool:
    """Whether the group holds imports of the kind: of the standard library, or of libraries."""
    if _is_standard(need.module):
        return _all_standard(group)
    modules = [module for statement in group for module in _modules(statement)]
    return not _all_standard(group) and not any(_is_own(module, own) for module in modules)


def _is_own(module: str, own: Collection[str]) -> bool:
    return module.startswith(".") or module.partition(".")[0] in own


def _among(body: Body, group: list[int], line: cst.SimpleStatementLine, need: Need) -> Body:
    """``line`` in its place among the lines of ``group``: plain imports first, by name."""
    plain = [index for index in group if isinstance(_imports_of(body[index])[0], cst.Import)]
    peers = [index for index in group if (index in plain) != bool(need.name)]
    after = next((index for index in peers if _modules(body[index])[0].lower() > need.module.lower()), None)
    if after is not None:
        return _before(body, after, line, apart=False)
    if peers:
        return _inserted(body, peers[-1] + 1, line, apart=False)
    if need.name:
        return _inserted(body, group[-1] + 1, line, apart=False)
    return _before(body, group[0], line, apart=False)


def _before(body: Body, at: int, line: cst.SimpleStatementLine, *, apart: bool) -> Body:
    """``line`` at ``at``, with what stood above the line that was there."""
    old = body[at]
    blanks = [BLANK] if apart else []
    return [
        *body[:at],
        line.with_changes(leading_lines=_leading(old)),
        old.with_changes(leading_lines=blanks),
        *body[at + 1 :],
    ]


def _without_blanks(lines: Sequence[cst.EmptyLine]) -> Sequence[cst.EmptyLine]:
    return lines[next((index for index, line in enumerate(lines) if line.comment is not None), len(lines)) :]


class _Dropping(cst.CSTTransformer):
    """Takes aliases out of imports, and lines that import nothing any more."""

    def __init__(self, gone: set[str]) -> None:
        super().__init__()
        self.gone = gone

    def visit_SimpleStatementLine(self, node: cst.SimpleStatementLine) -> bool:  # noqa: N802 - as libcst
        """Nothing inside a line matters but what ``_without`` looks at."""
        return False

    def leave_Module(self, original_node: cst.Module, updated_node: cst.Module) -> cst.Module:  # noqa: N802 - as libcst
        return updated_node.with_changes(body=self._left(updated_node.body))

    def leave_IndentedBlock(  # noqa: N802 - as libcst
        self, original_node: cst.IndentedBlock, updated_node: cst.IndentedBlock
    ) -> cst.IndentedBlock:
        return updated_node.with_changes(body=self._left(updated_node.body))

    def _left(self, body: Sequence[cst.BaseStatement]) -> Body:
        """The statements that stay; a blank line above one that goes stays too, and none is left at the beginning."""
        left: Body = []
        above: Sequence[cst.EmptyLine] | None = None
        for statement in body:
            kept = self._without(statement)
            if kept is None:
                above = _leading(statement) if above is None else above
                continue
            if above is not None and not left:
                kept = kept.with_changes(leading_lines=(*above, *_without_blanks(_leading(kept))))
            elif above is not None and not _has_blank(kept):
                kept = kept.with_changes(leading_lines=(*above, *_leading(kept)))
            above = None
            left.append(kept)
        return left

    def _without(self, statement: cst.BaseStatement) -> cst.BaseStatement | None:
        if not isinstance(statement, cst.SimpleStatementLine) or len(statement.body) != 1:
            return statement
        small = statement.body[0]
        if not isinstance(small, (cst.Import, cst.ImportFrom)) or isinstance(small.names, cst.ImportStar):
            return statement
        names = [alias for alias in small.names if comments_in(alias) or not self._is_gone(small, alias)]
        if len(names) == len(small.names):
            return statement
        if not names:
            return statement if comments_in(statement) else None
        names[-1] = names[-1].with_changes(comma=small.names[-1].comma)
        return statement.with_changes(body=[small.with_changes(names=names)])

    def _is_gone(self, statement: cst.Import | cst.ImportFrom, alias: cst.ImportAlias) -> bool:
        if isinstance(statement, cst.ImportFrom) and source_of(statement) == "__future__":
            return False
        bound = alias.asname.name if alias.asname is not None else alias.name
        return dotted(bound).partition(".")[0] in self.gone
