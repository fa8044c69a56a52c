"""PYD101: calls, options, attributes and imports of pydantic 1 by their names in version 2."""

from __future__ import annotations

from collections.abc import Callable

import libcst as cst

from prodready.fix.imports import source_of
from prodready.fix.nodes import dotted, keyword, named, text_of
from prodready.fix.site import Changed, Declined, Draft, Site, rewriter
from prodready_rules.rewrites.pydantic_config import OPTIONS, to_model_config
from prodready_rules.rewrites.pydantic_validators import DECORATORS, to_field_validator

METHODS = {
    "dict": "model_dump",
    "json": "model_dump_json",
    "copy": "model_copy",
    "parse_obj": "model_validate",
    "parse_raw": "model_validate_json",
    "from_orm": "model_validate",
    "construct": "model_construct",
    "schema": "model_json_schema",
    "update_forward_refs": "model_rebuild",
    "validate": "model_validate",
}
_DUMP = ("include", "exclude", "by_alias", "exclude_unset", "exclude_defaults", "exclude_none")
_KEPT = {
    "dict": frozenset(_DUMP),
    "json": frozenset({*_DUMP, "indent"}),
    "copy": frozenset({"update", "deep"}),
    "schema": frozenset({"by_alias", "ref_template"}),
    "construct": None,
}
"""Options that the method of version 2 takes as well; None: fields, all of them."""
_ARGUMENTS = {"regex": "pattern", "min_items": "min_length", "max_items": "max_length"}
_KEYS_ONLY = frozenset({"list", "set", "tuple", "sorted", "len", "frozenset", "iter"})
_SETTINGS = ("pydantic", "pydantic.env_settings")


def _is_leftover(node: cst.CSTNode, draft: Draft) -> bool:
    """Where a finding names only a line: what on it is of version 1."""
    if isinstance(node, cst.ClassDef):
        return node.name.value == "Config"
    if isinstance(node, cst.Decorator):
        decorator = node.decorator.func if isinstance(node.decorator, cst.Call) else node.decorator
        return draft.imports.qualified(decorator).rpartition(".")[2] in DECORATORS
    if isinstance(node, cst.Attribute):
        return node.attr.value in ("__fields__", "__fields_set__")
    if isinstance(node, cst.ImportFrom):
        return source_of(node) in _SETTINGS
    if isinstance(node, cst.Assign):
        return dotted(node.targets[0].target) == "model_config"
    return True


@rewriter(cst.Call, cst.Attribute, cst.ClassDef, cst.Decorator, cst.ImportFrom, cst.Assign, accepts=_is_leftover)
def to_version_2(site: Site[cst.CSTNode]) -> Changed:
    """Whatever the finding is about, by its name in version 2."""
    for kind, change in _CHANGES:
        if isinstance(site.node, kind):
            return change(site)
    raise Declined("there is no such rewrite")


def _call(site: Site[cst.CSTNode]) -> Changed:
    call, original = site.node, site.original
    if not isinstance(call, cst.Call) or not isinstance(original, cst.Call):
        raise Declined("another rewrite has changed it; run again")
    name = site.qualified(original.func)
    last = name.rpartition(".")[2]
    if isinstance(site.parent, cst.Decorator) and last in DECORATORS:
        return to_field_validator(site, call)
    if last in ("ConfigDict", "SettingsConfigDict"):
        return _renamed(call, {old: new for old, new in OPTIONS.items() if new})
    if last == "Field":
        return _field(call)
    if isinstance(call.func, cst.Attribute):
        return _method(site, call, call.func)
    raise Declined("what it is called on is not sure")


def _renamed(call: cst.Call, names: dict[str, str]) -> cst.Call:
    args = [
        arg.with_changes(keyword=cst.Name(names[arg.keyword.value]))
        if arg.keyword is not None and arg.keyword.value in names
        else arg
        for arg in call.args
    ]
    if args == list(call.args) or keyword(call, "allow_mutation") is not None:
        raise Declined("version 2 has no such option")
    return call.with_changes(args=args)


def _field(call: cst.Call) -> cst.Call:
    mutable = keyword(call, "allow_mutation")
    if mutable is not None:
        if dotted(mutable.value) not in ("True", "False"):
            raise Declined("whether it may change is not sure")
        frozen = cst.Name("True" if dotted(mutable.value) == "False" else "False")
        call = call.with_deep_changes(mutable, keyword=cst.Name("frozen"), value=frozen)
        return _renamed(call, _ARGUMENTS) if any(keyword(call, old) for old in _ARGUMENTS) else call
    return _renamed(call, _ARGUMENTS)


def _method(site: Site[cst.CSTNode], call: cst.Call, func: cst.Attribute) -> Changed:
    old = func.attr.value
    if old == "schema_json" and not call.args:
        schema = call.with_changes(func=func.with_changes(attr=cst.Name("model_json_schema")))
        return cst.Call(named(f"{site.module('json')}.dumps"), [cst.Arg(schema)])
    new = METHODS.get(old)
    if new is None:
        raise Declined(f"version 2 has nothing like {old}()")
    kept = _KEPT.get(old, frozenset())
    if kept is not None:
        for arg in call.args:
            if arg.star or (arg.keyword is not None and arg.keyword.value not in kept):
                given = arg.keyword.value if arg.keyword is not None else "an unpacked mapping"
                raise Declined(f"{new}() may not take {given}")
    return call.with_changes(func=func.with_changes(attr=cst.Name(new)))


def _attribute(site: Site[cst.CSTNode]) -> Changed:
    node = site.node
    if not isinstance(node, cst.Attribute):
        raise Declined("another rewrite has changed it; run again")
    if node.attr.value == "__fields_set__":
        return node.with_changes(attr=cst.Name("model_fields_set"))
    if not _only_keys(site):
        raise Declined("fields of version 2 have other attributes")
    return node.with_changes(attr=cst.Name("model_fields"))


def _only_keys(site: Site[cst.CSTNode]) -> bool:
    """Whether only the names of the fields matter."""
    above = site.parent
    if isinstance(above, cst.Attribute):
        return above.attr.value == "keys"
    if isinstance(above, cst.Arg):
        outer = site.draft.parents[above]
        return isinstance(outer, cst.Call) and dotted(outer.func) in _KEYS_ONLY
    if isinstance(above, (cst.For, cst.CompFor)):
        return above.iter is site.original
    return isinstance(above, cst.ComparisonTarget) and isinstance(above.operator, (cst.In, cst.NotIn))


def _class(site: Site[cst.CSTNode]) -> Changed:
    if not isinstance(site.node, cst.ClassDef):
        raise Declined("another rewrite has changed it; run again")
    return to_model_config(site, site.node)


def _decorator(site: Site[cst.CSTNode]) -> Changed:
    node = site.node
    if not isinstance(node, cst.Decorator):
        raise Declined("another rewrite has changed it; run again")
    call = node.decorator if isinstance(node.decorator, cst.Call) else cst.Call(node.decorator)
    return node.with_changes(decorator=to_field_validator(site, call))


def _import(site: Site[cst.CSTNode]) -> Changed:
    """``from pydantic import BaseSettings``: a package of its own now."""
    node = site.node
    if not isinstance(node, cst.ImportFrom) or isinstance(node.names, cst.ImportStar):
        raise Declined("another rewrite has changed it; run again")
    moved = [alias for alias in node.names if alias.evaluated_name == "BaseSettings"]
    left = [alias for alias in node.names if alias not in moved]
    if not moved:
        raise Declined("it imports no BaseSettings")
    if not left:
        return node.with_changes(module=cst.Name("pydantic_settings"))
    local = moved[0].evaluated_alias or "BaseSettings"
    site.draft.imports.want("pydantic_settings", "BaseSettings", local)
    left[-1] = left[-1].with_changes(comma=node.names[-1].comma)
    return node.with_changes(names=left)


def _assign(site: Site[cst.CSTNode]) -> Changed:
    """``model_config = {"orm_mode": True}``."""
    node = site.node
    if not isinstance(node, cst.Assign) or not isinstance(node.value, cst.Dict):
        raise Declined("its options are not written there")
    elements = [_renamed_key(each) for each in node.value.elements]
    return node.with_changes(value=node.value.with_changes(elements=elements))


def _renamed_key(element: cst.BaseDictElement) -> cst.BaseDictElement:
    if not isinstance(element, cst.DictElement) or not isinstance(element.key, cst.SimpleString):
        return element
    old = text_of(element.key) or ""
    if old not in OPTIONS:
        return element
    if not OPTIONS[old]:
        raise Declined(f"version 2 has no option {old}")
    return element.with_changes(key=element.key.with_changes(value=element.key.value.replace(old, OPTIONS[old])))


_CHANGES: tuple[tuple[type[cst.CSTNode], Callable[[Site[cst.CSTNode]], Changed]], ...] = (
    (cst.Call, _call),
    (cst.Attribute, _attribute),
    (cst.ClassDef, _class),
    (cst.Decorator, _decorator),
    (cst.ImportFrom, _import),
    (cst.Assign, _assign),
)
