"""Text of a request that a handler sends back as HTML: ``return f"{name} was not found", 404``, or in a response that is
HTML unless it says otherwise."""

from __future__ import annotations

import re

from prodready.facts.python import Call, CallRef, Expr, Fmt, Function, Ref, Seq
from prodready.project.code.types import Types
from prodready.project.routing.routes import Route

_TEXT_PARAMETER = re.compile(r"<(?:(?:string|path|default)(?:\([^)>]*\))?:)?(\w+)(?::(?:re|path)\b[^>]*)?>")
_READS = re.compile(
    r"^(?:(?:flask|quart|bottle)\.request\.(?:args|form|values|cookies|headers|query|forms|params)"
    r"|%(?:self\.)?request\.(?:GET|POST|COOKIES|params|matchdict))(?:\.get(?:\(\))?)?$"
)
"""What is read of the request; of the one that Django's and Pyramid's views are given by their names for it."""


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


def is_sent_back(types: Types, path: str, answer: Call, text: Fmt) -> bool:
    """Whether a response that is returned at once, without a type or headers of its own, is text that holds what was read of
    the request (``return HttpResponseNotFound(f"No parcel {request.GET['code']}")``).
    """
    if answer.scope < 0 or len(answer.args) > 1 or "Redirect" in answer.name:
        return False
    function = types.symbols.modules[path].functions[answer.scope]
    if CallRef(answer.index, answer.line) not in function.returned:
        return False
    return any(_is_given(types, path, function, frozenset(), part) for part in text.parts)


def _is_given(types: Types, path: str, function: Function, given: frozenset[str], part: Expr) -> bool:
    if isinstance(part, Ref) and part.name[0] == "%" and "." not in part.name:
        bound = types.bound(path, function.index, part.name)
        if not bound:
            return part.name[1:] in given
        return len(bound) == 1 and _reads(types, path, bound[0].value)
    return _reads(types, path, part)


def _reads(types: Types, path: str, expr: Expr | None) -> bool:
    return bool(_READS.match(types.symbols.expr_name(path, expr)))
