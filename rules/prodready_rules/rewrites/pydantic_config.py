"""PYD101: ``class Config`` to ``model_config = ConfigDict(…)``."""

from __future__ import annotations

import libcst as cst

from prodready.fix.nodes import BLANK, comments_in, dotted, named
from prodready.fix.site import Declined, Site
from prodready_rules.pydantic_.pyd101_pydantic_v1_leftover import RENAMED_OPTIONS

_GONE = (
    *("allow_mutation", "copy_on_model_validation", "smart_union", "underscore_attrs_are_private", "fields"),
    *("error_msg_templates", "getter_dict"),
)
OPTIONS = RENAMED_OPTIONS | dict.fromkeys(_GONE, "")
"""Options of version 1 by their names in version 2; empty where there is none of the same meaning."""

_NEEDLESS = frozenset({"smart_union", "underscore_attrs_are_private"})
"""What version 2 does anyway."""
_SAME = frozenset(
    {"title", "extra", "use_enum_values", "validate_assignment", "arbitrary_types_allowed", "alias_generator"}
    | {"json_encoders", "frozen", "from_attributes", "populate_by_name", "json_schema_extra", "validate_default"}
    | {"str_strip_whitespace", "str_to_lower", "str_to_upper", "str_min_length", "str_max_length", "ignored_types"}
    | {"strict", "protected_namespaces", "loc_by_alias", "revalidate_instances", "hide_input_in_errors", "defer_build"}
    | {"allow_inf_nan", "ser_json_timedelta", "ser_json_bytes", "use_attribute_docstrings", "json_schema_serialization"}
)
_SETTINGS = frozenset(
    {"env_prefix", "env_file", "env_file_encoding", "env_nested_delimiter", "case_sensitive", "secrets_dir"}
)
_WIDTH = 88
_TIGHT = cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace(""))


def to_model_config(site: Site[cst.CSTNode], cls: cst.ClassDef) -> cst.SimpleStatementLine:
    """The assignment in the place of the class. Raises ``Declined`` for what version 2 does in another way."""
    if cls.bases or cls.keywords or cls.decorators:
        raise Declined("class Config inherits options")
    outer = next((each for each in site.ancestors if isinstance(each, cst.ClassDef)), None)
    if outer is not None and _has_model_config(outer):
        raise Declined("the model has a model_config as well")
    args = [arg for line in _lines(cls) for arg in _args(site, line)]
    is_settings = outer is not None and _is_settings(site, outer, args)
    module, name = ("pydantic_settings", "SettingsConfigDict") if is_settings else ("pydantic", "ConfigDict")
    value = cst.Call(named(site.obtain(module, name)), args)
    assign = cst.Assign([cst.AssignTarget(cst.Name("model_config"))], value)
    line = cst.SimpleStatementLine([assign], leading_lines=cls.leading_lines)
    margin = 4 * sum(isinstance(each, cst.IndentedBlock) for each in site.ancestors)
    beside = _beside(cls)
    if any(comments_in(each) for each in cls.body.body) or margin + len(site.code_of(assign)) > _WIDTH:
        broken = _broken(site, cls, args, beside)
        return line.with_changes(body=[assign.with_changes(value=value.with_changes(**broken))])
    return line.with_changes(trailing_whitespace=beside)


def _beside(cls: cst.ClassDef) -> cst.TrailingWhitespace:
    """The comment on the line of the class."""
    if isinstance(cls.body, cst.SimpleStatementSuite):
        return cls.body.trailing_whitespace
    return cls.body.header if isinstance(cls.body, cst.IndentedBlock) else cst.TrailingWhitespace()


def _has_model_config(cls: cst.ClassDef) -> bool:
    for statement in cls.body.body:
        for small in statement.body if isinstance(statement, cst.SimpleStatementLine) else ():
            if isinstance(small, cst.Assign) and dotted(small.targets[0].target) == "model_config":
                return True
    return False


def _is_settings(site: Site[cst.CSTNode], outer: cst.ClassDef, args: list[cst.Arg]) -> bool:
    if any(site.qualified(base.value).endswith("BaseSettings") for base in outer.bases):
        return True
    return any(arg.keyword is not None and arg.keyword.value in _SETTINGS for arg in args)


def _lines(cls: cst.ClassDef) -> list[cst.SimpleStatementLine]:
    """The lines of the class, each with one option; a docstring and ``pass`` are left out."""
    lines = []
    for statement in _statements(cls):
        if not isinstance(statement, cst.SimpleStatementLine) or len(statement.body) != 1:
            raise Declined("class Config holds more than options")
        small = statement.body[0]
        if isinstance(small, cst.Pass):
            continue
        if not isinstance(small, (cst.Assign, cst.AnnAssign)):
            raise Declined("class Config holds more than options")
        lines.append(statement)
    return lines


def _statements(cls: cst.ClassDef) -> list[cst.BaseStatement]:
    """Those of the body, each on a line of its own: ``class Config: orm_mode = True`` too."""
    if isinstance(cls.body, cst.SimpleStatementSuite):
        return [
            cst.SimpleStatementLine([small.with_changes(semicolon=cst.MaybeSentinel.DEFAULT)])
            for small in cls.body.body
        ]
    return [each for each in cls.body.body if isinstance(each, cst.BaseStatement)]


def _args(site: Site[cst.CSTNode], line: cst.SimpleStatementLine) -> list[cst.Arg]:
    """The keyword of one option; none where version 2 does it anyway."""
    small = line.body[0]
    if isinstance(small, cst.AnnAssign):
        target, value = small.target, small.value
    elif isinstance(small, cst.Assign) and len(small.targets) == 1:
        target, value = small.targets[0].target, small.value
    else:
        raise Declined("class Config holds more than options")
    old = dotted(target)
    if value is None or not old:
        raise Declined("class Config holds more than options")
    if old in _NEEDLESS and dotted(value) == "True":
        return []
    if old == "allow_mutation" and dotted(value) in ("True", "False"):
        return [] if dotted(value) == "True" else [_option("frozen", cst.Name("True"))]
    new = OPTIONS.get(old, old if old in _SAME | _SETTINGS else "")
    if not new:
        raise Declined(f"version 2 has no option {old}")
    return [_option(new, _extra(value) if new == "extra" else value)]


def _option(name: str, value: cst.BaseExpression) -> cst.Arg:
    return cst.Arg(value, cst.Name(name), _TIGHT)


def _extra(value: cst.BaseExpression) -> cst.BaseExpression:
    """``Extra.forbid`` is a plain string in version 2."""
    name = dotted(value)
    if name.rpartition(".")[0].rpartition(".")[2] == "Extra":
        return cst.SimpleString(f'"{name.rpartition(".")[2]}"')
    return value


def _broken(
    site: Site[cst.CSTNode], cls: cst.ClassDef, args: list[cst.Arg], beside: cst.TrailingWhitespace
) -> dict[str, object]:
    """One option on a line, with the comments that stood with it."""
    lines = _lines(cls)
    if len(lines) != len(args):
        raise Declined("a comment stands with an option that version 2 does not have")
    indent = cst.SimpleWhitespace(site.draft.module.default_indent)
    starts = [_comments(line.leading_lines) for line in lines]
    first = cst.ParenthesizedWhitespace(beside, starts[0] if starts else (), True, indent)
    spaced = []
    for index, (arg, line) in enumerate(zip(args, lines, strict=True)):
        last = index == len(args) - 1
        after = cst.ParenthesizedWhitespace(
            _trailing(line), () if last else starts[index + 1], True, cst.SimpleWhitespace("") if last else indent
        )
        value = arg.value.visit(_Deeper(site.draft.module.default_indent))
        spaced.append(arg.with_changes(value=value, comma=cst.Comma(whitespace_after=after)))
    return {"args": spaced, "whitespace_before_args": first}


def _trailing(line: cst.SimpleStatementLine) -> cst.TrailingWhitespace:
    comment = line.trailing_whitespace.comment
    return cst.TrailingWhitespace(cst.SimpleWhitespace("  " if comment else ""), comment)


def _comments(lines: object) -> tuple[cst.EmptyLine, ...]:
    found = [each for each in lines if isinstance(each, cst.EmptyLine)] if isinstance(lines, (tuple, list)) else []
    return tuple(
        BLANK.with_changes(indent=True, whitespace=cst.SimpleWhitespace("    "), comment=each.comment)
        for each in found
        if each.comment is not None
    )


class _Deeper(cst.CSTTransformer):
    """Indents the lines of a value by one more step, since it leaves the body of a class."""

    def __init__(self, indent: str) -> None:
        super().__init__()
        self.indent = indent

    def leave_ParenthesizedWhitespace(  # noqa: N802 - as libcst
        self, original_node: cst.ParenthesizedWhitespace, updated_node: cst.ParenthesizedWhitespace
    ) -> cst.ParenthesizedWhitespace:
        if not updated_node.indent:
            return updated_node
        lines = [
            line.with_changes(whitespace=cst.SimpleWhitespace(self.indent + line.whitespace.value))
            if line.comment is not None
            else line
            for line in updated_node.empty_lines
        ]
        last = cst.SimpleWhitespace(self.indent + updated_node.last_line.value)
        return updated_node.with_changes(empty_lines=lines, last_line=last)
