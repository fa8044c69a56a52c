"""What makes a test fail without an assertion: what stops by itself, and exceptions that nothing catches."""

from __future__ import annotations

import re

from prodready.facts.python import Call, Const, Expr, Flag, Function, Module, Ref, Seq, is_literal, last_word

_FAILURE = re.compile(r"(?:Error|Exception|Failure|Timeout|Refused|Interrupt)\w*$")
"""Ends of the names of what is raised."""
_WAITS = re.compile(r"(?:^|[.:&])until\.(?:not_)?(?:true|false|assert_|equals?|empty|none|is_\w+)$")
"""Helpers that ask again and again and fail in the end (``until.false(is_stored, key, tries=5)``)."""
_EXPECTS = re.compile(r"^(?:raises|warns)$")


def stops_by_itself(module: Module, call: Call, typed: str) -> bool:
    """Whether what is called for its own sake raises unless something is as it should be: a check of Django's, which looks
    for missing migrations or bad settings, a browser or a helper that waits until something is so, an interpreter that must end
    well, or a program that is told to check."""
    if _WAITS.search(call.name):
        return True
    if typed.endswith(("WebDriverWait().until", "WebDriverWait().until_not")):
        return True
    if call.name == "subprocess.run":
        return is_literal(call.kwarg("check"), True) and (_starts_python(module, call) or _checks(module, call))
    if last_word(call.name) != "call_command" or not call.args or not isinstance(call.args[0], Const):
        return False
    if call.args[0].value == "check":
        return True
    said = {item.value for item in call.args[1:] if isinstance(item, Const)}
    asked = (call.kwarg("check"), call.kwarg("check_changes"))
    return call.args[0].value == "makemigrations" and (
        "--check" in said or any(is_literal(each, True) for each in asked)
    )


def _starts_python(module: Module, call: Call) -> bool:
    """Whether a process is an interpreter of its own (``[sys.executable, "-c", code]``)."""
    first = next(iter(_words(module, call)), None)
    return isinstance(first, Ref) and first.name == "sys.executable"


def _checks(module: Module, call: Call) -> bool:
    """Whether a program is told to check something (``["alembic", "check"]``)."""
    return any(isinstance(word, Const) and word.value in ("check", "--check") for word in _words(module, call))


def _words(module: Module, call: Call) -> tuple[Expr, ...]:
    """The words of the command that a process is started with, as far as they are spelt out."""
    given = call.arg(0, "args")
    if isinstance(given, Ref):
        given = next((each.value for each in module.assigns_of(call.scope) if each.target == given.name), None)
    return given.items if isinstance(given, Seq) else ()


def expects_by_case(module: Module, function: Function) -> bool:
    """Whether a test is given what it expects to raise (``parametrize("price,expected", [(0, pytest.raises(ValueError))])``)."""
    around = [call for each in function.decorators if (call := module.call(each))]
    cases = [call for call in around if last_word(call.name) == "parametrize"]
    return any(
        _EXPECTS.match(last_word(inner.name))
        for case in cases
        for inner in module.calls_within(case.line, case.end_line)
    )


def bears_failures(module: Module, function: Function) -> bool:
    """Whether a stand-in raises before the function calls something for its own sake, and nothing in it catches that."""
    own = module.calls_of(function.index)
    if any(each.scope == function.index for each in module.handlers) or any(
        last_word(call.name) == "suppress" for call in own
    ):
        return False
    around = [call for each in function.decorators if (call := module.call(each))]
    tried = [each for call in around if last_word(call.name) == "parametrize" for each in call.args[1:2]]
    by_case = any(_is_failure(module, function, each) for each in tried)
    made = [*own, *around]
    effects: list[tuple[int, Expr | None]] = [
        (call.line, value) for call in made for key, value in call.kwargs if key == "side_effect"
    ]
    effects += [
        (each.line, each.value) for each in module.assigns_of(function.index) if each.target.endswith(".side_effect")
    ]
    run = max((call.line for call in own if call.has(Flag.STATEMENT)), default=0)
    return any(
        line <= run and (_is_failure(module, function, effect) or (by_case and _is_given(function, effect)))
        for line, effect in effects
    )


def _is_given(function: Function, effect: Expr | None) -> bool:
    """Whether ``side_effect`` is a parameter of the test."""
    return isinstance(effect, Ref) and effect.name[:1] == "%" and function.param(effect.name[1:]) is not None


def _is_failure(module: Module, function: Function, effect: Expr | None) -> bool:
    """Whether ``side_effect`` is an exception, also one that the test made before, or several answers of which one is."""
    if isinstance(effect, Seq):
        return any(_is_failure(module, function, item) for item in effect.items)
    written = module.written(effect)
    made = [each.value for each in module.assigns_of(function.index) if each.target == written]
    return any(_FAILURE.search(module.written(each)) for each in (effect, *made))
