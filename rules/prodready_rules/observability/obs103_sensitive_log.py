"""# Secrets in logs

**Reported**: a password, token, secret, authorization header or card number that is passed to a log call or a print: a variable
or attribute of such a name as an argument, in an f-string, or in `extra`.

**Not reported**: names that only speak of one (`token_type`, `password_reset_sent`, `has_token`, `token_count`), values that
were masked, hashed or shortened, constant texts; a row or an object of such a name (`token.expires_at` is read beside it);
pieces of a text in a module that imports a parser; challenges that are published in DNS, and answers to captchas; variables
that are never anything but a text which the function spells out; what is written in debug mode only (`if settings.DEBUG:`).

Wrong: `logger.info("login %s %s", user.email, password)`. Right: `logger.info("login %s", user.email)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.api import Confidence, Finding, Severity, finding
from prodready.facts.python import Call, CallRef, Const, Expr, Fmt, Map, Module, Op, Ref, Seq, Sub, last_word
from prodready.project.code.known_types import cut
from prodready.project.logs.loggers import Loggers
from prodready.project.services.command_lines import CommandLines
from prodready.project.services.production import Production, place, spot

_SECRET = re.compile(
    r"^(?:\w*_)?(?:password|passwd|passphrase|secret|secret_key|client_secret|api_?key|access_token|refresh_token|"
    r"auth_token|id_token|bearer_token|session_token|private_key|credit_?card|card_number|cvv|authorization|jwt|token)$",
    re.I,
)
_HARMLESS = re.compile(
    r"(?:^|_)(?:type|count|name|id|url|uri|len|length|expir\w*|field|prefix|path|valid|is|has|num|total|usage|max|min|limit|"
    r"csrf|gas|quote|base|native|lp|page|next|continuation|resumption|cancel\w*|device|push|sync|stop|prompt|completion|input|output|mention|create|permit|orm|obj|object|model|row|record|instance)(?:_|$)",
    re.I,
)
_ANSWER = re.compile(r"captcha(?:_\w+)?_(?:token|response)$", re.I)
"""What a browser answers to a puzzle, once, which opens nothing; the service's own key to check it does."""

_TEXT = frozenset(name for name in dir(str) if not name.startswith("_"))
_LOOK_UPS = frozenset({"get", "getenv", "getlist", "get_argument", "get_header"})
_AS_TEXT = frozenset({"builtins.str", "builtins.repr", "json.dumps", "pprint.pformat"})
_SHOWN = frozenset({"upper", "title", "capitalize"})
"""What is written in capitals is the sign of a currency, not a secret."""
_MASK = re.compile(r"[*\u2022]{2}|\.{3}|\u2026")
"""What stands in the place of what is left out."""
_PARSERS = frozenset(
    {"lark", "tokenize", "ply", "sly", "pygments", "sqlparse", "pyparsing", "antlr4", "markdown_it", "spacy", "nltk"}
)
"""Packages that take texts apart into tokens."""
_PARSING = re.compile(r"(?:^|[/_])(?:parse|parser|parsers|parsing|lexer|tokenizer|tokenise|tokenize)(?:[/_.]|$)")
_PARTING = frozenset({"split", "rsplit", "splitlines", "findall", "finditer", "tokenize"})
_COUNTS = frozenset(f"builtins.{name}" for name in ("len", "round", "sum", "max", "min"))
"""Calls that give a number."""
_TRADED = re.compile(r"(?:^|[._%])(?:\w*_)?(?:asset|currency|coin|symbol)$")
_SETTINGS = re.compile(r"(?:^|[._%:])(?:environ|config|settings)\.get$|^os\.getenv$")
_PUBLISHED = re.compile(r"(?:^|[/_.:])(?:acme|dns|txt_?records?|dns_?challenge)(?:[/_.:]|$)", re.I)


@finding(
    code="OBS103",
    name="sensitive-log",
    section="observability",
    severity=Severity.BLOCKER,
    question="Is a secret written to a log?",
    why="Logs are copied, indexed and read by many; a secret in them is a secret no more.",
    fix="Log an identifier instead, or mask the value.",
    references=("https://cwe.mitre.org/data/definitions/532.html",),
)
def rule(production: Production, loggers: Loggers, commands: CommandLines) -> Iterator[Finding]:
    """Log calls and prints with an argument that is named like a secret."""
    for path, module in production.modules():
        for call in module.calls:
            if loggers.level(path, call) or (
                call.name == "builtins.print" and not commands.runs_only_there(path, call)
            ):
                found = next((name for value in _arguments(call) if (name := _secret(module, value))), "")
                if found and not any(
                    (
                        _is_object(module, call, found),
                        _is_published(path, module, call),
                        _is_name(module, call, found),
                        _is_currency(module, found),
                        _is_index(module, call, found),
                        _is_number(module, call, found),
                        _is_spelt_out(module, call, found),
                        _is_identifier(production, module, call, found),
                        _is_for_debugging(module, call),
                        _is_of_a_parser(path, module, found),
                        _is_piece(module, call, found),
                    )
                ):
                    yield spot(
                        "OBS103",
                        Severity.BLOCKER,
                        place(path, call),
                        f"{found} is written to the log",
                        Confidence.MEDIUM,
                    )


def _is_object(module: Module, call: Call, name: str) -> bool:
    """Whether the variable holds a row or an object, or several, whose text is its own matter: the function reads attributes."""
    uses = [(item.name, item.scope) for item in module.reads] + [(item.name, item.scope) for item in module.calls]
    attributes = {
        cut(used[len(head) :])[0]
        for head in (f"%{name}.", f"%{name}[].")
        for used, scope in uses
        if used.startswith(head) and scope == call.scope
    }
    return bool(attributes - (_TEXT - _SHOWN))


def _is_published(path: str, module: Module, call: Call) -> bool:
    """Whether a token is one that its owner publishes: in a record of DNS, as ACME's challenges are answered."""
    function = module.functions[call.scope].qualname if call.scope >= 0 else ""
    return bool(_PUBLISHED.search(f"{path}:{function}"))


def _is_name(module: Module, call: Call, name: str) -> bool:
    """Whether it is the name of a secret, under which the secrets or the settings are kept (``app.config.get(secret)``)."""
    return any(
        item.scope == call.scope
        and (item.name.endswith(f"{name}s.get") or _SETTINGS.search(item.name))
        and any(isinstance(given, Ref) and given.name == f"%{name}" for given in item.args[:1])
        for item in module.calls
    )


def _is_index(module: Module, call: Call, name: str) -> bool:
    """Whether it goes through the keys of what stands beside it in the message (``for token in terms``, ``terms[token]``)."""
    looped = {
        item.value.items[0].name
        for item in module.assigns
        if item.target == f"%{name}" and isinstance(item.value, Op) and item.value.kind == "iter"
        if isinstance(item.value.items[0], Ref)
    }
    values = (item.value if isinstance(item, Sub) else item for item in _arguments(call))
    shown = {item.name.removesuffix("[]") for item in values if isinstance(item, Ref) and item.name.endswith("[]")}
    return bool(looped & shown)


def _is_number(module: Module, call: Call, name: str) -> bool:
    """Whether the variable was last given a number: ``secret = max(1, secret)``, ``token = len(text)``."""
    bound = [item for item in module.assigns_of(call.scope) if item.target == f"%{name}"]
    last = max((item for item in bound if item.line <= call.line), key=lambda item: item.line, default=None)
    made = module.call(last.value) if last is not None else None
    return made is not None and made.name in _COUNTS


def _is_spelt_out(module: Module, call: Call, name: str) -> bool:
    """Whether the variable is never anything but a text that its function spells out, which the log tells nobody, one of
    several such, or a text in which the secret is masked (``f"{key[:4]}****"``)."""
    function = module.functions[call.scope] if call.scope >= 0 else None
    bound = [item.value for item in module.assigns_of(call.scope) if item.target == f"%{name}"]
    taken = function is None or function.param(name) is not None
    return bool(bound) and not taken and all(_says_nothing(module, value) for value in bound)


def _says_nothing(module: Module, value: Expr | None) -> bool:
    if isinstance(value, Op) and value.kind == "iter":
        return isinstance(value.items[0], Seq) and all(isinstance(item, Const) for item in value.items[0].items)
    if isinstance(value, Op) and value.kind == "if":
        return all(_says_nothing(module, item) for item in (value.items[0], value.items[-1]))
    if isinstance(value, Op) and value.kind == "*x":
        return isinstance(value.items[0], Const)
    if isinstance(value, Fmt):
        return any(map(_is_mask, value.parts)) and not _secret(module, value)
    return isinstance(value, Const)


def _is_mask(part: Expr) -> bool:
    return isinstance(part, Const) and bool(_MASK.search(str(part.value)))


def _is_of_a_parser(path: str, module: Module, name: str) -> bool:
    """Whether it is a piece of a text that is read by a parser, which the module imports or is."""
    parses = bool(_PARSING.search(path)) or any(item.target.partition(".")[0] in _PARSERS for item in module.imports)
    return name in ("token", "raw_token") and parses


def _is_piece(module: Module, call: Call, name: str) -> bool:
    """Whether it goes through the pieces of a text (``for token in setting.split(",")``)."""
    looped = (item.value for item in module.assigns_of(call.scope) if item.target == f"%{name}")
    made = (module.call(value.items[0]) for value in looped if isinstance(value, Op) and value.kind == "iter")
    return any(each is not None and last_word(each.name) in _PARTING for each in made)


def _is_currency(module: Module, name: str) -> bool:
    """Whether it is compared with what is traded: an asset, a currency, a coin."""
    for branch in module.branches:
        items = [item.name for item in getattr(branch.test, "items", ()) if isinstance(item, Ref)]
        if any(item.rpartition(".")[2].lstrip("%") == name for item in items) and any(map(_TRADED.search, items)):
            return True
    return False


def _is_identifier(production: Production, module: Module, call: Call, name: str) -> bool:
    """Whether it is a column of UUIDs of the class that the variable is named after (``order.token``)."""
    owners = {
        part.rpartition(".")[0].rpartition(".")[2].lstrip("%").replace("_", "").lower()
        for part in (item.name for item in _arguments(call) if isinstance(item, Ref))
        if part.rpartition(".")[2] == name
    }
    return any(
        cls.name.lower() in owners and _is_uuid(other, cls.index, name)
        for _, other in production.application()
        for cls in (other.classes if owners - {""} else ())
    )


def _is_uuid(module: Module, cls: int, name: str) -> bool:
    made = (item for item in module.assigns if item.owner == cls and item.target == f"&{name}")
    calls = (module.call(item.value) for item in made)
    return any(call is not None and call.name.rpartition(".")[2] in ("UUIDField", "UUID") for call in calls)


def _is_for_debugging(module: Module, call: Call) -> bool:
    """Whether it is written in debug mode only (``if settings.DEBUG:``), which SEC105 keeps out of production."""
    for arm in module.arms(call.branch):
        if not arm.negated and isinstance(arm.test, Ref) and last_word(arm.test.name).lower() == "debug":
            return True
    return False


def _arguments(call: Call) -> tuple[Expr, ...]:
    return (*call.args, *(value for key, value in call.kwargs if key not in ("exc_info", "stacklevel")))


def _secret(module: Module, expr: Expr) -> str:
    if isinstance(expr, Ref):
        last = last_word(expr.name)
        if last == last.upper() and expr.name[0] not in "%:":
            return ""
        return last if _is_named_so(last) else ""
    if isinstance(expr, Fmt):
        return next((name for part in expr.parts if (name := _secret(module, part))), "")
    if isinstance(expr, Seq):
        return next((name for item in expr.items if (name := _secret(module, item))), "")
    if isinstance(expr, Map):
        return next((name for _, value in expr.items if (name := _secret(module, value))), "")
    if isinstance(expr, Op) and expr.kind in ("or", "and"):
        return next((name for item in expr.items if (name := _secret(module, item))), "")
    if isinstance(expr, Sub):
        return _key(expr.index)
    return _called(module, module.calls[expr.index]) if isinstance(expr, CallRef) else ""


def _key(expr: Expr | None) -> str:
    """The key under which a secret is kept, of a header too (``X-Api-Key``)."""
    key = expr.value if isinstance(expr, Const) else None
    name = key.replace("-", "_") if isinstance(key, str) else ""
    return name.lower() if _is_named_so(name) else ""


def _is_named_so(name: str) -> bool:
    return bool(_SECRET.match(name)) and not _HARMLESS.search(name) and not _ANSWER.search(name)


def _called(module: Module, call: Call) -> str:
    last = last_word(call.name)
    if last == "get_secret_value":
        return call.name.split(".")[-2].lstrip("%:&")
    if last in _LOOK_UPS:
        return _key(call.arg(0))
    shown = call.args[1:] if call.name.endswith(".format") else call.args if call.name in _AS_TEXT else ()
    return next((name for value in shown if (name := _secret(module, value))), "")
