"""SEC107: ``model_config = ConfigDict(strict=True)``."""

from __future__ import annotations

import libcst as cst

from prodready.fix.nodes import BLANK, dotted, keyword, named, replaced_args
from prodready.fix.site import Changed, Declined, Site, rewriter

_TIGHT = cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace(""))
_STRICT = cst.Arg(cst.Name("True"), cst.Name("strict"), _TIGHT)


@rewriter(cst.ClassDef)
def with_strict(site: Site[cst.ClassDef]) -> Changed:
    """The model with strict mode in its own configuration, which is made if there is none."""
    cls = site.node
    if any(dotted(base.value) in _becoming_strict(site) for base in site.original.bases):
        return cls  # it inherits what is given to the class above it
    if not isinstance(cls.body, cst.IndentedBlock):
        raise Declined("its body stands on the line of the class")
    body = list(cls.body.body)
    for index, statement in enumerate(body):
        if isinstance(statement, cst.ClassDef) and statement.name.value == "Config":
            raise Declined("its options are in class Config; prodready fix --select PYD101 first")
        found = _configuration(statement)
        if found is not None:
            changed = _with_option(found)
            if changed is None:
                raise Declined("its model_config is not written there")
            body[index] = statement.with_deep_changes(found, value=changed)
            return cls.with_changes(body=cls.body.with_changes(body=body))
    return cls.with_changes(body=cls.body.with_changes(body=_with_new(site, body)))


def _becoming_strict(site: Site[cst.ClassDef]) -> set[str]:
    """The models of the file that become strict in this run."""
    return {each.name.value for each in site.targets() if isinstance(each, cst.ClassDef)}


def _configuration(statement: cst.BaseStatement) -> cst.Assign | cst.AnnAssign | None:
    if isinstance(statement, cst.SimpleStatementLine):
        for small in statement.body:
            if isinstance(small, cst.Assign) and dotted(small.targets[0].target) == "model_config":
                return small
            if isinstance(small, cst.AnnAssign) and dotted(small.target) == "model_config":
                return small
    return None


def _with_option(found: cst.Assign | cst.AnnAssign) -> cst.BaseExpression | None:
    value = found.value
    if isinstance(value, cst.Call):
        if (given := keyword(value, "strict")) is not None:
            return value.with_deep_changes(given, value=cst.Name("True"))
        return replaced_args(value, [*value.args, _STRICT])
    if isinstance(value, cst.Dict):
        element = cst.DictElement(cst.SimpleString('"strict"'), cst.Name("True"))
        return value.with_changes(elements=[element.with_changes(comma=_comma(value)), *value.elements])
    return None


def _comma(value: cst.Dict) -> cst.Comma | cst.MaybeSentinel:
    if not value.elements:
        return cst.MaybeSentinel.DEFAULT
    space = value.lbrace.whitespace_after if isinstance(value.lbrace, cst.LeftCurlyBrace) else None
    broken = isinstance(space, cst.ParenthesizedWhitespace)
    return cst.Comma(whitespace_after=space if broken and space is not None else cst.SimpleWhitespace(" "))


def _with_new(site: Site[cst.ClassDef], body: list[cst.BaseStatement]) -> list[cst.BaseStatement]:
    value = cst.Call(named(site.obtain("pydantic", "ConfigDict")), [_STRICT])
    line: cst.BaseStatement = cst.SimpleStatementLine([cst.Assign([cst.AssignTarget(cst.Name("model_config"))], value)])
    at = 1 if body and _is_docstring(body[0]) else 0
    if at:
        line = line.with_changes(leading_lines=(BLANK,))
    rest = body[at:]
    if len(rest) == 1 and _is_placeholder(rest[0]):
        return [*body[:at], line]
    first = rest[:1]
    if first and not any(each.comment is None for each in getattr(first[0], "leading_lines", ())):
        first = [first[0].with_changes(leading_lines=(BLANK, *getattr(first[0], "leading_lines", ())))]
    return [*body[:at], line, *first, *rest[1:]]


def _is_docstring(statement: cst.BaseStatement) -> bool:
    small = statement.body[0] if isinstance(statement, cst.SimpleStatementLine) else None
    return isinstance(small, cst.Expr) and isinstance(small.value, (cst.SimpleString, cst.ConcatenatedString))


def _is_placeholder(statement: cst.BaseStatement) -> bool:
    if not isinstance(statement, cst.SimpleStatementLine) or len(statement.body) != 1:
        return False
    small = statement.body[0]
    return isinstance(small, cst.Pass) or (isinstance(small, cst.Expr) and isinstance(small.value, cst.Ellipsis))
