"""Calls that escape what they are given, or refuse HTML, by how they were made: asked of one call each."""

from __future__ import annotations

from prodready.facts.python import Call, Const, Map, Ref, Seq, is_literal, last_word
from prodready.project.code.types import Types
from prodready.project.taint.sanitiser_names import ESCAPERS, NO_HTML, SANITISERS


def escapes_itself(types: Types, known: str) -> bool:
    """Whether a value is of a class of the repository that says what it is as HTML, where that is judged."""
    symbols = types.symbols
    found = symbols.definition(known.removesuffix("()")) if known.endswith("()") else None
    return found is not None and found.cls is not None and symbols.method(found.path, found.cls, "__html__") is not None


def replaces_tags(types: Types, path: str, call: Call) -> bool:
    """Whether a constant table has something for the sign that begins a tag (``text.translate({ord("<"): "&lt;"})``)."""
    symbols = types.symbols
    given = call.args[0] if call.args else None
    if isinstance(given, Ref) and "escape" in last_word(given.name):
        return True
    found = symbols.definition(symbols.resolve(path, given.name)) if isinstance(given, Ref) else None
    if found is not None and found.assign is not None:
        path, given = found.path, found.assign.value
    made = symbols.modules[path].call(given)
    table = made.args[0] if made is not None and last_word(made.name) == "maketrans" and made.args else given
    calls = symbols.modules[path]
    keys = [item for item, _ in table.items] if isinstance(table, Map) else []
    texts = [one.args[0] if (one := calls.call(key)) is not None and one.args else key for key in keys]
    return any(isinstance(text, Const) and text.value in ("<", ord("<")) for text in texts)


def draws(types: Types, path: str, call: Call) -> bool:
    """Whether a figure of Plotly writes itself, with its data as JSON without a sign of a tag (``figure = px.bar(rows)``)."""
    figure, _, asked = call.name.rpartition(".")
    bound = types.bound(path, call.scope, figure) if asked == "to_html" and figure[:1] == "%" else []
    made = [types.symbols.modules[path].call(item.value) for item in bound]
    return bool(made) and all(each is not None and each.name.startswith("plotly.") for each in made)


def made_escaper(types: Types, path: str, call: Call) -> bool:
    """Whether an escaper is called that a function chose by the wish of the template (``esc = pick(autoescape)``)."""
    bound = types.bound(path, call.scope, call.name)
    made = types.symbols.modules[path].call(bound[0].value) if len(bound) == 1 else None
    asked = made is not None and any(isinstance(item, Ref) and item.name == "%autoescape" for item in made.args)
    callee = types.callee(path, made) if made is not None and asked else None
    returned = callee.function.returned if callee is not None and callee.function is not None else ()
    names = (types.symbols.resolve(callee.path, item.name) for item in returned if callee and isinstance(item, Ref))
    return any(ESCAPERS.match(name) for name in names)


def refuses_html(types: Types, path: str, call: Call) -> bool:
    """Whether an extension of the call takes HTML out of Markdown (``extensions=[EscapeHtml()]``)."""
    given = call.kwarg("extensions")
    calls = map(types.symbols.modules[path].call, given.items if isinstance(given, Seq) else ())
    return any(made is not None and bool(NO_HTML.match(last_word(made.name))) for made in calls)


def inherits(types: Types, name: str) -> bool:
    """Whether a method is a sanitiser's that a class of the repository inherits (``class Cleaner(bleach.Cleaner)``)."""
    owner, _, method = name.rpartition(".")
    symbols = types.symbols
    found = symbols.definition(owner.removesuffix("()")) if owner.endswith("()") else None
    if found is None or found.cls is None or symbols.method(found.path, found.cls, method) is not None:
        return False
    return any(SANITISERS.match(f"{base}().{method}") for base, _ in symbols.ancestors(found.path, found.cls))


def is_escaping_renderer(types: Types, path: str, call: Call) -> bool:
    """Whether a call is of what ``mistune.create_markdown`` made, which escapes HTML unless told otherwise."""
    scope, name, assign = call.scope, call.name, None
    while name[0] == "%" and scope >= 0 and assign is None:
        assign = next(iter(types.bound(path, scope, name)), None)
        scope = types.symbols.modules[path].functions[scope].scope
    if name[0] != "%":
        found = types.symbols.definition(types.symbols.resolve(path, name))
        path, assign = (found.path, found.assign) if found is not None else (path, None)
    made = types.symbols.modules[path].call(assign.value) if assign is not None else None
    if made is None or types.symbols.resolve(path, made.name) != "mistune.create_markdown":
        return False
    escape = made.arg(0, "escape")
    return not is_literal(escape, False)


def is_class(types: Types, name: str) -> bool:
    """Whether a name is a class itself, whose choices are constants."""
    found = types.symbols.definition(name)
    return found is not None and found.cls is not None


def is_off(types: Types, path: str, call: Call) -> bool:
    """``JustHTML(…, sanitize=False)`` only parses, ``json2html.convert(…, escape=False)`` leaves text as it is."""
    if is_literal(call.kwarg("escape"), False):
        return True
    made = types.symbols.modules[path].calls[call.receiver] if call.receiver >= 0 else call
    given = made.kwarg("sanitize")
    return is_literal(given, False)
