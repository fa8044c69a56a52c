"""Whether what a template engine makes is HTML, told from what stands round the place where it is made."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from prodready.facts.python import Call, CallRef, Const, Expr, Flag, Fmt, Module, Op, Ref, Seq, last_word
from prodready.project.code.mentions import inside, values_of
from prodready.project.html.names import HTML_WORD, TEMPLATE_FOLDER, TYPE_ARGUMENTS
from prodready.project.html.templates import is_mail

_DATA = re.compile(r"\.(?:json|ya?ml|toml|ini|conf|cfg|txt|sql|sh|service|xml|csv|ics|py|env)(?:\.j(?:inja)?2?)?$")
"""Ends of the names of templates that make no HTML."""
_OTHER_TYPE = re.compile(r"application/(?:[\w.+-]*json|x-ndjson|csv)\b|text/(?:plain|csv)\b")
_REDIRECTS = frozenset({"redirect", "HttpResponseRedirect", "RedirectResponse", "HTTPFound", "HTTPSeeOther"})
_STEPS = 4
"""Steps of a chain that is followed (``Template(…).generate(…).decode()``)."""
_LOADS = frozenset({"get_template", "select_template", "TemplateResponse"})


def makes_html(path: str, module: Module, call: Call, templates: Collection[str]) -> bool:
    """Whether what a template engine makes is HTML: by names and strings near it, or by those of ``templates`` (their
    paths) that it loads."""
    function = module.functions[call.scope] if call.scope >= 0 else None
    first, last = (function.line, function.end_line) if function else (1, module.lines)
    near = [item for item in module.calls if first <= item.line <= last]
    words = [part for item in near for part in _words(item)]
    words += [item.target for item in module.assigns if first <= item.line <= last]
    words += [text for item in module.assigns if first <= item.line <= last for text in _strings(item.value)]
    if function is not None:
        words.append(function.name)
    if any(HTML_WORD.search(word) for word in words) or is_mail(path.rpartition("/")[2]):
        return True
    loaded = [str(given.value) for item in near if isinstance(given := _loaded(item), Const)]
    if loaded and all(_DATA.search(name) for name in loaded):
        return False
    folders = [word.strip("./") for word in words if TEMPLATE_FOLDER.search(word)]
    folders += ["templates" for item in near if last_word(item.name) == "PackageLoader" and len(item.args) == 1]
    return any(f"/{folder}/" in f"/{template}" for folder in folders for template in templates)


def loads_data(module: Module, made: Call, modules: Iterable[Module]) -> bool:
    """Whether all templates are of data that are asked by name of what a call makes (``pages.get_template("job.yaml")``)."""
    named = _asked_for(module, made, modules)
    return bool(named) and all(map(_DATA.search, named))


def loads_texts(
    module: Module, made: Call, modules: Iterable[Module], files: Collection[str], pages: Sequence[str]
) -> bool:
    """Whether all templates that are asked by name of what a call makes are files without tags: texts of plain mails."""
    named = _asked_for(module, made, modules)
    there = (any(f"/{each}".endswith(f"/{name}") for each in files) for name in named)
    return (
        bool(named)
        and not any(f"/{page}".endswith(f"/{name}") for name in named for page in pages)
        and not any(name.endswith((".html", ".htm")) for name in named)
        and all(there)
    )


def loses_mark(module: Module, call: Call) -> bool:
    """Whether what is marked goes into an f-string at once, which is plain text again (``f"About {mark_safe(title)}"``)."""
    return any(
        isinstance(part, CallRef) and part.index == call.index
        for value, scope in values_of(module)
        if scope == call.scope
        for each in inside(value)
        if isinstance(each, Fmt) and each.how == "f"
        for part in each.parts
    )


def is_other_type(module: Module, marked: Call) -> bool:
    """Whether marked text is the body of a response that is no HTML (``HttpResponse(mark_safe(answer),
    content_type="application/json")``)."""
    taken = [call for call in module.calls if any(_is_one(value, {marked.index}, set()) for value in call.args)]
    kinds = [kind for call in taken for key in TYPE_ARGUMENTS if (kind := call.kwarg(key)) is not None]
    return any(isinstance(kind, Const) and _OTHER_TYPE.match(str(kind.value)) for kind in kinds)


def is_no_page(module: Module, made: Call) -> bool:
    """Whether what a template makes goes nowhere but into a redirect or a parser of data, by chains and names of its function."""
    made_of, names = {made.index}, set[str]()
    within = module.calls_of(made.scope)
    for _ in range(_STEPS):
        made_of |= {call.index for call in within if call.receiver in made_of or call.name.startswith(tuple(names))}
        bound = {item.target for item in module.assigns_of(made.scope) if getattr(item.value, "index", -1) in made_of}
        names = {f"{name}." for name in bound if name[0] == "%"}
    held = {name[:-1] for name in names}
    uses = [call for call in within if any(_is_one(value, made_of, held) for value in call.arguments)]
    returned = module.functions[made.scope].returned if made.scope >= 0 else ()
    return bool(uses) and not any(_is_one(value, made_of, held) for value in returned) and all(map(_is_aside, uses))


def _is_one(value: Expr | None, calls: set[int], names: set[str]) -> bool:
    return (isinstance(value, CallRef) and value.index in calls) or (isinstance(value, Ref) and value.name in names)


def _is_aside(call: Call) -> bool:
    return last_word(call.name) in _REDIRECTS or call.name in ("json.loads", "yaml.safe_load", "tomllib.loads")


def _asked_for(module: Module, made: Call, modules: Iterable[Module]) -> list[str]:
    """The names of templates that something asks for of what a call makes, as far as they are written down."""
    kept = next((a.target for a in module.assigns if isinstance(a.value, CallRef) and a.value.index == made.index), "")
    held = f".{last_word(kept).lstrip(':%&')}."
    asked = [
        _first_text(call)
        for each in modules
        for call in each.calls
        if last_word(call.name) in _LOADS and held in f".{call.name.lstrip(':%&')}"
    ]
    return [text for text in asked if text and kept]


def _first_text(call: Call) -> str:
    given = next((each for each in call.args if isinstance(each, Const) and isinstance(each.value, str)), None)
    return str(given.value) if given is not None else ""


def only_parses(module: Module, made: Call) -> bool:
    """Whether a function makes an environment to see whether templates can be read, and renders nothing by it."""
    names = [
        item.target for item in module.assigns if isinstance(item.value, CallRef) and item.value.index == made.index
    ]
    if len(names) != 1 or names[0][0] != "%" or made.scope < 0:
        return False
    inside = module.calls_of(made.scope)
    uses = [call for call in inside if call.name.startswith(f"{names[0]}.")]
    handed = any(isinstance(value, Ref) and value.name == names[0] for call in inside for value in call.args)
    read = all(call.has(Flag.STATEMENT) and last_word(call.name) in ("from_string", "parse") for call in uses)
    return bool(uses) and read and not handed


def writes_file(module: Module, made: Call) -> bool:
    """Whether the function that makes an environment writes a file itself, as a tool does that leaves a report behind."""
    inside = module.calls_of(made.scope) if made.scope >= 0 else ()
    return any(last_word(call.name) in ("write_text", "dump") or _opens_to_write(call) for call in inside)


def _opens_to_write(call: Call) -> bool:
    mode = call.arg(1, "mode") if last_word(call.name) == "open" else None
    return isinstance(mode, Const) and str(mode.value).startswith(("w", "x"))


def _words(call: Call) -> Iterator[str]:
    if call.name.endswith("select_autoescape"):
        return
    yield call.name.rpartition(".")[2]
    for key, value in call.kwargs:
        if key != "autoescape":
            yield key
            yield from _strings(value)
    for value in call.args:
        yield from _strings(value)


def _strings(expr: Expr | None) -> Iterator[str]:
    if isinstance(expr, Const) and isinstance(expr.value, str):
        yield expr.value
    elif isinstance(expr, (Seq, Op)):
        for item in expr.items:
            yield from _strings(item)
    elif isinstance(expr, Fmt):
        for part in expr.parts:
            yield from _strings(part)


def _loaded(call: Call) -> Expr | None:
    """The name of the template that a call loads."""
    return call.arg(0, "name") if last_word(call.name) == "get_template" else None
