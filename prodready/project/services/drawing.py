"""What a print does that only a terminal shows: displays of progress, colours, empty lines between what is read there."""

from __future__ import annotations

import re

from prodready.facts.python import Call, Class, Const, Expr, Fmt, Function, Module, Op, Ref, beginning, last_word

PRINTS = frozenset({"builtins.print", "pprint.pprint", "pprint.pp"})
_WRITES = PRINTS | {"sys.stdout.write"}
_OUTPUT = re.compile(r"\.(?:stdout|stderr)(?:\.(?:read\w*|__next__))?$")
"""What another process printed."""
_PROMPTS = re.compile(r"^(?:prompt|confirm|ask)(?:_|$)")
_DISPLAY = re.compile(r"(?:Progress\w*|Spinner|Meter|Bar)$")


def is_unended(call: Call) -> bool:
    """Whether a print ends no line or begins one anew, as on a terminal only."""
    end = call.kwarg("end")
    if isinstance(end, Const) and end.value in ("", "\r", " "):
        return True
    return _has(call, "\r")


def ends_line(module: Module, call: Call) -> bool:
    """Whether a print only ends the line that the one before it began (``print("Copying …", end=" ")``, ``print("done")``)."""
    before = [item for item in module.calls_of(call.scope) if item.name in PRINTS and item.line < call.line]
    begun = max(before, key=lambda item: item.line, default=None)
    return begun is not None and is_unended(begun) and all(isinstance(item, Const) for item in call.args)


def _has(call: Call, mark: str) -> bool:
    texts = (part for item in call.args[:1] for part in (item.parts if isinstance(item, Fmt) else (item,)))
    return any(isinstance(part, Const) and isinstance(part.value, str) and mark in part.value for part in texts)


def draws(module: Module, function: Function) -> bool:
    """Whether a function draws on a terminal, as a display of progress does, or prompts somebody there."""
    inside = module.calls_of(function.index)
    return any(
        _PROMPTS.match(last_word(call.name)) or (call.name in _WRITES and (is_unended(call) or _has(call, "\x1b[")))
        for call in inside
    )


def lays_out(module: Module, call: Call) -> bool:
    """Whether a print separates what somebody reads at a terminal: an empty line, or a text that begins with one."""
    if not call.args:
        return call.name == "builtins.print" and not call.kwargs
    first = call.args[0]
    made = module.call(first)
    text = beginning(made.args[0] if made is not None and made.name == "builtins.str.format" else first)
    return isinstance(text, Const) and isinstance(text.value, str) and (not text.value or text.value[0] == "\n")


def is_display(module: Module, cls: Class) -> bool:
    """Whether a class is a display of progress: it is named for showing, and one of its methods draws."""
    methods = (item for item in module.functions if item.owner == cls.index)
    return bool(_DISPLAY.search(cls.name)) and any(draws(module, item) for item in methods)


def has_colours(value: Expr) -> bool:
    """Whether a text begins with what switches a terminal's colours."""
    parts = value.parts if isinstance(value, Fmt) else (value,)
    return any(isinstance(part, Const) and isinstance(part.value, str) and "\x1b[" in part.value for part in parts)


def goes_to_stderr(call: Call) -> bool:
    """Whether a print goes where commands complain."""
    target = call.kwarg("file")
    if call.name == "traceback.print_exc" and target is None:
        return True
    return isinstance(target, Ref) and target.name == "sys.stderr"


def passes_on(module: Module, call: Call) -> bool:
    """Whether a call writes what another process printed as it is (``sys.stdout.write(process.stdout.readline())``)."""
    if call.name != "sys.stdout.write" or not call.args:
        return False
    given = module.call(call.args[0])
    name = given.name.rpartition(".")[0] if given is not None else module.written(call.args[0])
    held = [item.value for item in module.assigns_of(call.scope) if item.target == name]
    sources = [module.written(item.items[0] if isinstance(item, Op) else item) for item in held]
    return bool(sources) and all(_OUTPUT.search(source) for source in sources)
