"""ERR102: ``return body, 503`` to a response that has the status."""

from __future__ import annotations

import libcst as cst

from prodready.fix.nodes import dotted, named, text_of
from prodready.fix.site import Changed, Declined, Draft, Site, rewriter

_TIGHT = cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace(""))
_PLAIN = (cst.SimpleString, cst.ConcatenatedString, cst.FormattedString, cst.Integer, cst.Float)


def _is_returned(node: cst.Tuple, draft: Draft) -> bool:
    return len(node.elements) == 2 and isinstance(draft.parents.get(node), cst.Return)


@rewriter(cst.Tuple, accepts=_is_returned)
def to_response(site: Site[cst.Tuple]) -> Changed:
    """``return body, 503`` to ``return JSONResponse(body, status_code=503)``."""
    pair = site.node
    if any(isinstance(each, cst.StarredElement) for each in pair.elements):
        raise Declined("it unpacks what it returns")
    body, status = pair.elements
    framework = _framework(site)
    value = body.value
    if _has_no_body(status.value):
        return _empty(site, framework, value, status.value)
    if framework == "fastapi" and not _is_json(value):
        value = cst.Call(named(site.obtain("fastapi.encoders", "jsonable_encoder")), [cst.Arg(value)])
    comma = body.comma if isinstance(body.comma, cst.Comma) else cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
    code = cst.Arg(status.value, cst.Name("status_code"), _TIGHT)
    call = cst.Call(named(_response(site, framework)), [cst.Arg(value, comma=comma), code])
    return _spaced(call, pair, status)


def _has_no_body(status: cst.BaseExpression) -> bool:
    written = status.value if isinstance(status, cst.Integer) else dotted(status).rpartition(".")[2]
    return written in ("204", "304", "HTTP_204_NO_CONTENT", "HTTP_304_NOT_MODIFIED")


def _empty(
    site: Site[cst.Tuple], framework: str, body: cst.BaseExpression, status: cst.BaseExpression
) -> cst.BaseExpression:
    """``return None, 204`` to a response without a body, which such a status must not have."""
    if not (isinstance(body, cst.Name) and body.value == "None") and text_of(body) != "":
        raise Declined("an answer of that status has no body")
    response = site.obtain(framework if framework != "starlette" else "starlette.responses", "Response")
    return cst.Call(named(response), [cst.Arg(status, cst.Name("status_code"), _TIGHT)])


def _spaced(call: cst.Call, pair: cst.Tuple, status: cst.BaseElement) -> cst.Call:
    """The call with the line breaks that a tuple in parentheses has."""
    if not pair.lpar:
        return call
    last, before_end = call.args[-1], pair.rpar[0].whitespace_before
    if isinstance(status.comma, cst.Comma):
        last = last.with_changes(comma=cst.Comma(whitespace_after=before_end))
    else:
        last = last.with_changes(whitespace_after_arg=before_end)
    return call.with_changes(whitespace_before_args=pair.lpar[0].whitespace_after, args=(call.args[0], last))


def _framework(site: Site[cst.Tuple]) -> str:
    imports = site.draft.imports
    return next((each for each in ("fastapi", "litestar", "starlette") if imports.has(each)), "fastapi")


def _response(site: Site[cst.Tuple], framework: str) -> str:
    if framework == "litestar":
        return site.obtain("litestar", "Response")
    known = site.draft.imports.bound_as("starlette.responses.JSONResponse")
    return known or site.obtain(f"{framework}.responses", "JSONResponse")


def _is_json(node: cst.BaseExpression) -> bool:
    """Whether a value is written of plain parts, which need no encoder."""
    if isinstance(node, cst.Name):
        return node.value in ("None", "True", "False")
    if isinstance(node, cst.Dict):
        elements = [each.value for each in node.elements if isinstance(each, cst.DictElement)]
        return len(elements) == len(node.elements) and all(map(_is_json, elements))
    if isinstance(node, cst.List):
        return all(isinstance(each, cst.Element) and _is_json(each.value) for each in node.elements)
    if isinstance(node, cst.Call):
        return isinstance(node.func, cst.Name) and node.func.value in ("str", "int", "len")
    return isinstance(node, _PLAIN)
