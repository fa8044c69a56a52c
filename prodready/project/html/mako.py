"""Pages that Mako fills in by itself: it escapes nothing unless it is told a filter for all that a template shows."""

from __future__ import annotations

from prodready.facts.python import Call, CallRef, Module, last_word

MAKO = "mako.template.Template"


def is_unescaped(module: Module, call: Call, name: str | None) -> bool:
    """Whether a call makes a template of the page ``name`` without such a filter, and the page is given something to show."""
    if not (name or "").endswith((".html", ".htm")) or call.kwarg("default_filters") is not None:
        return False
    kept = {item.target for item in module.assigns_of(call.scope) if item.value == CallRef(call.index, call.line)}
    filled = (
        each
        for each in module.calls_of(call.scope)
        if last_word(each.name) == "render"
        and (each.receiver == call.index or (each.line >= call.line and each.name.rpartition(".")[0] in kept))
    )
    first = min(filled, key=lambda each: each.line, default=None)
    return first is not None and bool(first.args or first.kwargs)
