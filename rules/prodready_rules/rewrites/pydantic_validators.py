"""PYD101: ``@validator`` to ``@field_validator``, ``@root_validator(pre=True)`` to ``@model_validator(mode="before")``."""

from __future__ import annotations

import libcst as cst

from prodready.fix.nodes import dotted, keyword, named, replaced_args, walk
from prodready.fix.site import Declined, Site

DECORATORS = ("validator", "root_validator")
_BEFORE = cst.Arg(
    cst.SimpleString('"before"'),
    cst.Name("mode"),
    cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace("")),
)
_GONE = frozenset({"pre", "allow_reuse", "always", "each_item", "skip_on_failure"})


def to_field_validator(site: Site[cst.CSTNode], call: cst.Call) -> cst.Call:
    """The decorator of version 2; the function below it becomes a class method and is given ``info`` for ``values``.

    Raises ``Declined`` for what version 2 does in another way.
    """
    original = site.original.decorator if isinstance(site.original, cst.Decorator) else site.original
    name = site.qualified(original.func if isinstance(original, cst.Call) else original).rpartition(".")[2]
    function = next((each for each in site.ancestors if isinstance(each, cst.FunctionDef)), None)
    if function is None or name not in DECORATORS:
        raise Declined("what it decorates is not sure")
    before = _is_set(call, "pre")
    if name == "root_validator":
        return _whole(site, call, function, before=before)
    for option in ("always", "each_item"):
        if _is_set(call, option):
            raise Declined(f"version 2 has no {option}=True for validators")
    _change_function(site, function)
    args = [arg for arg in call.args if arg.keyword is None or arg.keyword.value not in _GONE]
    decorator = named(site.obtain("pydantic", "field_validator"))
    return replaced_args(call.with_changes(func=decorator), [*args, *([_BEFORE] if before else [])])


def _is_set(call: cst.Call, name: str) -> bool:
    given = keyword(call, name)
    if given is None:
        return False
    if dotted(given.value) not in ("True", "False"):
        raise Declined(f"whether {name} is set is not sure")
    return dotted(given.value) == "True"


def _whole(site: Site[cst.CSTNode], call: cst.Call, function: cst.FunctionDef, *, before: bool) -> cst.Call:
    if not before:
        raise Declined("version 2 gives the model itself to what validates it whole")
    site.later(function, _as_class_method)
    decorator = named(site.obtain("pydantic", "model_validator"))
    return replaced_args(call.with_changes(func=decorator), [_BEFORE])


def _change_function(site: Site[cst.CSTNode], function: cst.FunctionDef) -> None:
    params = function.params
    names = [param.name.value for param in params.params]
    if isinstance(params.star_arg, cst.Param) or params.star_kwarg or params.kwonly_params or len(names) > 3:
        raise Declined("version 2 gives validators other arguments")
    if len(names) == 3:
        if names[2] != "values":
            raise Declined(f"version 2 does not give validators {names[2]}")
        if "values" in _rebound(function) or any(each.value == "info" for each in _names(function)):
            raise Declined("what it calls info or values would be mistaken")
        info = site.obtain("pydantic", "ValidationInfo")
        site.later(function, lambda node: _as_class_method(_with_info(node, info)))
        return
    site.later(function, _as_class_method)


def _names(function: cst.FunctionDef) -> list[cst.Name]:
    return [each for each in walk(function) if isinstance(each, cst.Name)]


def _rebound(function: cst.FunctionDef) -> set[str]:
    targets = [
        each.target for each in walk(function.body) if isinstance(each, (cst.AssignTarget, cst.For, cst.CompFor))
    ]
    return {dotted(each) for each in targets}


def _as_class_method(function: cst.FunctionDef) -> cst.FunctionDef:
    if any(dotted(each.decorator) == "classmethod" for each in function.decorators):
        return function
    return function.with_changes(decorators=(*function.decorators, cst.Decorator(cst.Name("classmethod"))))


def _with_info(function: cst.FunctionDef, info: str) -> cst.FunctionDef:
    param = function.params.params[2]
    typed = param.with_changes(name=cst.Name("info"), annotation=cst.Annotation(named(info)))
    params = function.params.with_changes(params=(*function.params.params[:2], typed))
    body = function.body.visit(_ValuesToData())
    return function.with_changes(params=params, body=body)


class _ValuesToData(cst.CSTTransformer):
    """The variable ``values``, not attributes and keywords of that name."""

    def leave_Name(self, original_node: cst.Name, updated_node: cst.Name) -> cst.BaseExpression:  # noqa: N802 - as libcst
        if original_node.value != "values":
            return updated_node
        return cst.Attribute(cst.Name("info"), cst.Name("data"), lpar=updated_node.lpar, rpar=updated_node.rpar)

    def leave_Attribute(self, original_node: cst.Attribute, updated_node: cst.Attribute) -> cst.Attribute:  # noqa: N802
        return updated_node.with_changes(attr=original_node.attr)

    def leave_Arg(self, original_node: cst.Arg, updated_node: cst.Arg) -> cst.Arg:  # noqa: N802
        return updated_node.with_changes(keyword=original_node.keyword)
