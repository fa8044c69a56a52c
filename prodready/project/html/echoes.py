"""Text of a request that a handler sends back as HTML: ``return f"{name} was not found", 404``."""

from __future__ import annotations

import re

from prodready.facts.python import Expr, Fmt, Function, Ref, Seq
from prodready.project.code.types import Types
from prodready.project.routing.routes import Route

_TEXT_PARAMETER = re.compile(r"<(?:(?:string|path|default)(?:\([^)>]*\))?:)?(\w+)(?::(?:re|path)\b[^>]*)?>")
_READS = re.compile(
    r"^(?:flask|quart|bottle)\.request\.(?:args|form|values|cookies|headers|query|forms|params)(?:\.get(?:\(\))?)?$"
)


def text_parameters(route: Route) -> frozenset[str]:
    """The parameters of a path of Flask, Quart or Bottle that any text fits."""
    return frozenset(_TEXT_PARAMETER.findall(route.path))


def echoes(types: Types, path: str, function: Function, given: frozenset[str], returned: Expr, text: Fmt) -> bool:
    """Whether a handler returns text that holds one of its parameters, or what it reads of the request, as it came.

    What comes with headers of its own (``return text, 200, headers``) may be anything.
    """
    if isinstance(returned, Seq) and len(returned.items) > 2:
        return False
    return any(_is_given(types, path, function, given, part) for part in text.parts)


def _is_given(types: Types, path: str, function: Function, given: frozenset[str], part: Expr) -> bool:
    if isinstance(part, Ref) and part.name[0] == "%" and "." not in part.name:
        bound = types.bound(path, function.index, part.name)
        if not bound:
            return part.name[1:] in given
        return len(bound) == 1 and _reads(types, path, bound[0].value)
    return _reads(types, path, part)


def _reads(types: Types, path: str, expr: Expr | None) -> bool:
    return bool(_READS.match(types.symbols.expr_name(path, expr)))
