"""Templates of pages and mails in the repository, and the places in them that leave text unescaped."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.documents import Text
from prodready.facts.files import APPLICATION_ROLES, Role
from prodready.facts.python import Const, Expr, Map, Module, Ref
from prodready.project.html.filters import named_filters
from prodready.project.html.shown import shown_names
from prodready.project.html.template_marks import uncommented
from prodready.project.settings.env_files import Frontends
from prodready.project.snapshot import Snapshot
from prodready.project.taint.sanitisers import Sanitisers, is_arithmetic

_UNUSED = frozenset({Role.TEST, Role.DOCS, Role.VENDORED, Role.TEMPLATE, Role.GENERATED})
_SUFFIX = re.compile(
    r"\.(?:html?|xhtml|mako|pt|mjml|tpl|mustache)$|\.html?\.(?:j2|jinja2?|tmpl|tpl|mako)$|(?<!\.txt)\.(?:jinja2?|j2|dj)$",
    re.IGNORECASE,
)
_OTHER_FORMAT = re.compile(
    r"\.(?:ya?ml|txt|md|sql|conf|cfg|ini|sh|json|xml|toml|env|csv|py|vue|svelte|jsx?|tsx?|s?css|go|java|kt|rs|rb|proto|graphql|tf|service|text|rst|tex|log)\.(?:j2|jinja2?|tmpl|tpl|mako)$"
    r"|(?:prompt|k8s|helm|terraform|ansible|nginx|deploy|subject)",
    re.IGNORECASE,
)
_FOLDERS = re.compile(
    r"(?:^|/)(?:\w*templates?[\w.-]*|\w*e?mails?\w*|views|pages|jinja2|html|layouts)(?:/|$)", re.IGNORECASE
)
_MAIL = re.compile(r"mail|newsletter", re.IGNORECASE)
_FORM = re.compile(
    r"\{%-?\s*csrf_token\b|\{\{-?\s*(?:csrf_input|csrf_token\(|(?:\w+_)?form\.(?:hidden_tag|csrf_token)\b)"
)

_TAG = re.compile(r"</?(?:html|body|div|p|a|span|table|h[1-6]|ul|li|br|form|img|tal:|metal:)\b", re.IGNORECASE)
_MARKUP = re.compile(r"</?[a-zA-Z][\w-]*(?:[\s/>]|$)|\bextends\b|\bdata-|href=")
"""What tells a template of a page, or of a part of one, from a plain text that only ends in ``.html``."""
_EXPRESSION = re.compile(r"\{\{-?\s*(?P<body>.*?)\s*-?\}\}")
_PASSES_ON = re.compile(
    r"(?:default|d|default_if_none|truncat\w*|join|replace|lower|upper|title|trim|first|last|string|capitalize|capfirst|add|cut|slice|"
    r"center|indent|wordwrap|format|map|sort|reverse|list|linebreaks\w*|urlize\w*|floatformat|pprint|safeseq|random|"
    r"get_item|attr|\w*(?:json|mark|md|html|rst|textile|nl2br|wiki)\w*)$",
    re.I,
)
"""Filters that leave the text as it is, or make a page of it as it is written."""
_SAFE = re.compile(r"\|\s*(?:safe|safeseq)\b")
_OFF = re.compile(r"\{%-?\s*autoescape\s+(?:off|false|none)\s*-?%\}|\{%-?\s*filter\s+safe\b", re.IGNORECASE)
_ON = re.compile(r"\{%-?\s*autoescape\s+(?:on|true)\s*-?%\}", re.IGNORECASE)
_RAW = re.compile(
    r"\{%\s*raw\s+(?!(?:linkify|xhtml_escape|url_escape|json_encode|xsrf_form_html)\([^{}]*\)\s*%\})\w"
    r"|^\s*\{%\s*autoescape\s+None",
    re.IGNORECASE,
)
"""What Tornado's templates let through, but for what their own functions have escaped."""
_BOTTLE = re.compile(r"\{\{!\s*(?!base\s*\}\})[\w(]")  # the page in its layout is rendered already
_MUSTACHE = re.compile(r"\{\{\{\s*(?P<name>[\w.]*)|\{\{&\s*(?P<same>[\w.]*)")
_MUSTACHE_NAMES = (".mustache", ".hbs")
_MUSTACHE_ENGINES = frozenset({"chevron", "pystache"})
_MAKO = re.compile(r"\$\{(?P<body>[^}]*?)\|\s*(?P<filters>[\w\s,.]*\bn\b[\w\s,.]*)\}")
_MAKO_MARKUP = re.compile(r"\$\{\s*(?:\w+\.)*Markup\(\s*(?![\"')\s])(?:\w+\.)*(?P<made>\w+)")
_MAKO_TAG = re.compile(r"^\s*(?:</?%(?:inherit|namespace|def|block|include|page|call|!)|%\s*(?:if|for|while|end\w+)\b)")
_CHAMELEON = re.compile(
    r"(?:\$\{\s*structure[: ]|tal:(?:content|replace)\s*=\s*[\"']structure )\s*(?P<name>\w+(?:\.\w+)*(?=\s*[}\"']))?"
)
_CLEAN_FILTER = re.compile(
    r"\|\s*(?:escape|e|force_escape|tojson|json_script|bleach\w*|sanit\w*|clean\w*|striptags|urlize|linebreaks(?:br)?"
    r"|escapejs|xmlattr|urlencode|floatformat|intcomma|date|length|nh3\w*)\b"
)
_CONSTANT = re.compile(
    r"""^(?:_\(\s*)?(?:"[^"]*"|'[^']*'|\d+)\s*\)?\s*\||^\(\s*(?:"[^"]*"|'[^']*')\s*\*[^|"'+~]*\)\s*\||^(?:_|gettext|ngettext|trans|t)\(\s*["'][^"']*["']\s*\)\s*\|"""
    r"""|^(?:\w+\.)*(?:serialize|render|render_\w+)\("""
    r"""|^(?:field|(?:\w+_)?form(?:\.\w+)+)\("""  # what WTForms renders, which escapes
    r"""|^(?:\w+\.)+help_text\s*\|"""  # the text of a Django field, written by its developer
    r"""|^(?:\w+_)?form\.(?!(?:data|instance|initial|cleaned_data|object|obj)\b)\w+(?:\.(?:label|label_tag|errors|description))?\s*\|"""
    r"""|^(?:\w+\.)+(?:id|pk)\s*\|"""  # keys
    r"""|^(?:\w+_)?(?:config|settings)(?:\.\w|\[|\s*\|)"""  # what the operator sets
    r"""|^\w*(?:csrf|xsrf)\w*\s*[(|]"""
    r"""|^(?:url_for|static|url|super|caller|csrf_token|csrf_input|static_url|asset)\b"""
)

_BINDING = re.compile(
    r"\{%-?\s*(?:cycle\s+(?P<choices>(?:(?!%\}).)+?)\s+as\s+(?P<cycled>\w+)(?:\s+silent)?|(?:set|with)\s+(?P<name>\w+)\s*=\s*(?P<value>(?:(?!%\}).)+?))\s*-?%\}",
    re.DOTALL,
)
_EXTENDS = re.compile(r"""\{%-?\s*extends\s+["'](?P<name>(?P<folder>[\w.-]+/)[\w./-]+)["']""")
_TEXT = r"""(?:"[^"{]*"|'[^'{]*')"""
_TEXTS = re.compile(rf"(?:{_TEXT}\s*)+\Z|\{{\s*(?:{_TEXT}\s*:\s*{_TEXT}\s*(?:,\s*)?)*\}}\Z")
"""One text or several, or a dict of texts."""
_LITERAL = re.compile(r"""(["']).*?\1""")
_OF_TEXT = re.compile(r"""(?<![:\s])\s*(?:\s|[(~+])(?:"[^"]*"|'[^']*')\s*$""")
"""What ends in a text, which alone is filtered (``line if line else "&nbsp;"|safe``); Django gives filters theirs after a colon."""
_WORDS = re.compile(r"\b([A-Za-z_]\w*)\b(?!\s*=(?!=))(\s*\()?")
_HARMLESS = frozenset({"_", "gettext", "ngettext", "trans", "t", "url_for", "static", "url", "format"})
"""Functions that give text of the application's own where they are given nothing else."""


class HtmlTemplates(msgspec.Struct, frozen=True):
    """``files``: templates of pages and mails; ``bypasses``: where one leaves text unescaped; ``forms``: those with a form
    that is sent to the service, which no mail has; ``showing``: those that leave it to their name whether the data that
    they show is escaped, with the variables that they show."""

    files: tuple[str, ...]
    bypasses: tuple[Evidence, ...]
    forms: frozenset[str] = frozenset()
    showing: Mapping[str, frozenset[str] | None] = msgspec.field(default_factory=dict)
    extending: tuple[Evidence, ...] = ()  # templates that extend one which the repository does not have

    def is_mail(self, path: str) -> bool:
        """Whether a template's path says that it is of a mail (``email_subscribe.html`` may be a part of a page)."""
        return is_mail(path) and path not in self.forms


def is_mail(path: str) -> bool:
    """Whether a path's names say that it concerns mail."""
    return bool(_MAIL.search(path))


@fact
def html_templates(snapshot: Snapshot, sanitisers: Sanitisers) -> HtmlTemplates:
    """Read the text documents that look like templates of HTML and stand with the application."""
    fronts = Frontends(snapshot)
    files = tuple(path for path, document in snapshot.of(Text) if _is_template(path, document, snapshot, fronts))
    cleaning = _cleaning_filters(snapshot, sanitisers)
    namers = _namers(snapshot, frozenset(map(posixpath.basename, files)))
    bypasses: list[Evidence] = []
    forms = frozenset(
        path for path, document in snapshot.of(Text) if any(_FORM.search(line) for line in document.lines)
    )
    logicless = _LogicLess(snapshot, sanitisers)
    texts = {path: uncommented(document.lines) for path, document in snapshot.of(Text) if path in set(files)}
    for path in files:
        lines = texts[path]
        if logicless.renders(path, lines):
            bypasses.extend(logicless.bypasses(path, lines))
        elif any(_MARKUP.search(line) for line in lines):
            clean = _bound_to_text(lines)
            found = list(_bypasses(path, lines, cleaning, clean))
            if found:
                clean |= _cleaned_context(path, namers.get(posixpath.basename(path), ()), snapshot, sanitisers)
                found = list(_bypasses(path, lines, cleaning, clean))
            bypasses.extend(found)
    return HtmlTemplates(
        files,
        tuple(bypasses),
        forms,
        {path: shown_names(lines) for path, lines in texts.items() if _shows_by_name(lines)},
        tuple(_extending(texts)),
    )


def _extending(texts: dict[str, tuple[str, ...]]) -> Iterator[Evidence]:
    """Where a template extends that of a package under the same folder's name (``admin/books/list.html`` of the admin's)."""
    for path, lines in texts.items():
        for number, line in enumerate(lines, 1):
            found = _EXTENDS.search(line)
            if found is not None and f"/templates/{found['folder']}" in f"/{path}":
                own = (f"/{other}".endswith(f"/templates/{found['name']}") for other in texts if other != path)
                if not any(own):
                    yield Evidence(path, number, "a page of an installed application, which escapes")


def _shows_by_name(lines: tuple[str, ...]) -> bool:
    """Whether a template shows data and does not say itself that it escapes it."""
    return (
        any(_TAG.search(line) for line in lines)
        and not any(_ON.search(line) for line in lines)
        and any(_shows_data(line) for line in lines if "{{" in line and not _CLEAN_FILTER.search(line))
    )


def _is_template(path: str, document: Text, snapshot: Snapshot, fronts: Frontends) -> bool:
    if not _SUFFIX.search(path) or _OTHER_FORMAT.search(path) or snapshot.role(path) in _UNUSED:
        return False
    if fronts.covers(path) and "/templates/" not in f"/{path}":
        return False
    marked = any("{{" in line or "{%" in line or "${" in line or "tal:" in line for line in document.lines)
    if not re.search(r"\.(?:html?|xhtml|pt|mjml)\b", path, re.IGNORECASE):
        marked = marked and any(_TAG.search(line) for line in document.lines)
    return marked and (bool(_FOLDERS.search(posixpath.dirname(path))) or _beside_code(path, snapshot))


def _beside_code(path: str, snapshot: Snapshot) -> bool:
    folder = posixpath.dirname(path)
    return any(
        posixpath.dirname(other) == folder and snapshot.role(other) in APPLICATION_ROLES for other in snapshot.modules
    )


def _cleaning_filters(snapshot: Snapshot, sanitisers: Sanitisers) -> frozenset[str]:
    """Names of the repository's functions whose results are clean: filters that templates use."""
    named = named_filters(snapshot, sanitisers.constants.types.symbols)
    return frozenset(
        name for name, found in named if found.function is not None and sanitisers.function(found.path, found.function)
    )


def _namers(snapshot: Snapshot, names: frozenset[str]) -> dict[str, list[str]]:
    """The modules that name a template, by the last part of its path."""
    found: dict[str, list[str]] = {}
    for path, module in snapshot.application():
        given = [value for call in module.calls for value in call.arguments]
        given += [item.value for item in module.assigns if item.value is not None]
        texts = (item.value for item in given if isinstance(item, Const) and isinstance(item.value, str))
        for name in {text.rpartition("/")[2] for text in texts} & names:
            found.setdefault(name, []).append(path)
    return found


def _cleaned_context(
    template: str, modules: Iterable[str], snapshot: Snapshot, sanitisers: Sanitisers
) -> frozenset[str]:
    """Attributes that hold sanitised text, and what the modules that name a template pass to it sanitised."""
    name = posixpath.basename(template)
    found = {f".{attribute}" for attribute in sanitisers.attributes}
    safe: dict[str, bool] = {}
    for path in modules:
        module = snapshot.modules[path]
        for key, value, scope in (*_passed(module), *_handed(module, name)):
            if not isinstance(value, Const):
                clean = sanitisers.is_safe(path, scope, value)
                safe[key] = clean and safe.get(key, True)
                if is_arithmetic(module, value):
                    safe[f".{key}"] = clean and safe.get(f".{key}", True)
    return frozenset(found | {key for key, clean in safe.items() if clean})


def _passed(module: Module) -> Iterator[tuple[str, Expr | None, int]]:
    """What a module puts under a constant key, or spells out in a dict that is bound or returned: contexts of templates."""
    for item in module.assigns:
        if isinstance(item.key, Const):
            yield str(item.key.value), item.value, item.scope
        elif isinstance(item.value, Map):
            yield from _entries(item.value, item.scope)
    for function in module.functions:
        for returned in function.returned:
            if isinstance(returned, Map):
                yield from _entries(returned, function.index)
            made = module.call(returned)
            if made is not None and made.name == "builtins.dict":
                yield from ((key, value, function.index) for key, value in made.kwargs)


def _handed(module: Module, name: str) -> Iterator[tuple[str, Expr | None, int]]:
    """What calls that name a template hand to it: keywords, and the entries of dicts."""
    for call in module.calls:
        values = call.arguments
        if any(isinstance(value, Const) and str(value.value).endswith(name) for value in values):
            yield from ((key, value, call.scope) for key, value in call.kwargs)
            for value in values:
                if isinstance(value, Map):
                    yield from _entries(value, call.scope)


def _entries(spelt: Map, scope: int) -> Iterator[tuple[str, Expr | None, int]]:
    return ((str(key.value), value, scope) for key, value in spelt.items if isinstance(key, Const))


def _bound_to_text(lines: tuple[str, ...]) -> frozenset[str]:
    """Names that the template itself binds to constant text, and to nothing else."""
    bound: dict[str, list[bool]] = {}
    for found in _BINDING.finditer("\n".join(lines)):
        name = found.group("cycled") or found.group("name")
        text = found.group("choices") if found.group("cycled") else found.group("value")
        bound.setdefault(name, []).append(bool(_TEXTS.match(text.strip())))
    return frozenset(name for name, constant in bound.items() if all(constant))


def _bypasses(path: str, lines: tuple[str, ...], cleaning: frozenset[str], clean: frozenset[str]) -> Iterator[Evidence]:
    """The places in one template; ``cleaning`` are filters and functions, ``clean`` variables and attributes."""
    tornado_or_bottle = path.endswith((".tpl", ".html", ".htm"))
    mako = path.endswith(".mako") or any(_MAKO_TAG.match(line) for line in lines)
    for number, line in enumerate(lines, 1):
        stripped = line.strip()
        if stripped.startswith(("{#", "<!--", "##")) and stripped.endswith(("#}", "-->")):
            continue
        if _OFF.search(line):
            if any("include" in later or _shows_data(later) for later in _until_end(lines, number - 1)):
                yield Evidence(path, number, "autoescape is switched off")
        elif (
            (tornado_or_bottle and (_RAW.search(line) or (path.endswith(".tpl") and _BOTTLE.search(line))))
            or (mako and any(_lets_through(found, cleaning) for found in _MAKO.finditer(line)))
            or (mako and any(found["made"] not in cleaning for found in _MAKO_MARKUP.finditer(line)))
            or (
                path.endswith(".pt")
                and any(_subject(each["name"] or "") not in clean for each in _CHAMELEON.finditer(line))
            )
        ):
            yield Evidence(path, number, "text is put into the page raw")
        else:
            yield from _marked_safe(path, number, line, cleaning, clean)


class _LogicLess:
    """Templates of Mustache, in which three braces leave the text as it is."""

    def __init__(self, snapshot: Snapshot, sanitisers: Sanitisers) -> None:
        self.snapshot = snapshot
        self.sanitisers = sanitisers
        self.renderers = [
            path
            for path, module in snapshot.application()
            if any(item.target.partition(".")[0] in _MUSTACHE_ENGINES for item in module.imports)
        ]

    def renders(self, path: str, lines: tuple[str, ...]) -> bool:
        """Whether a template is one of Mustache, by its name or because nothing else in the repository would render it."""
        return path.endswith(_MUSTACHE_NAMES) or (bool(self.renderers) and not any("{%" in line for line in lines))

    def bypasses(self, path: str, lines: tuple[str, ...]) -> Iterator[Evidence]:
        """The places that show more than constants and sanitised text. What nothing beside the engine gives is taken for
        open only in templates named for Mustache: elsewhere it may as well be a word of a few (``class="{{{ state }}}"``).
        """
        named = path.endswith(_MUSTACHE_NAMES)
        for number, line in enumerate(lines, 1):
            names = {found["name"] or found["same"] or "" for found in _MUSTACHE.finditer(line)}
            if not all(self._given.get(name, not named) for name in names):
                yield Evidence(path, number, "text is put into the page raw")

    @cached_property
    def _given(self) -> dict[str, bool]:
        """What the modules that render give to templates, and whether always sanitised or as constants."""
        safe: dict[str, bool] = {}
        for path in self.renderers:
            module = self.snapshot.modules[path]
            made = [(key, value, call.scope) for call in module.calls for key, value in call.kwargs]
            for key, value, scope in (*_passed(module), *made):
                own = isinstance(value, Ref) and value.name[0] == ":"  # what a module binds when it is loaded
                safe[key] = safe.get(key, True) and (own or self.sanitisers.is_safe(path, scope, value))
        return safe


def _lets_through(found: re.Match[str], cleaning: frozenset[str]) -> bool:
    """Whether an expression of Mako that switches the default filters off (``| n``) is neither constant nor clean."""
    body = found["body"].strip()
    called = re.match(r"(?:\w+\.)*(\w+)\(", body)
    clean = called is not None and called[1] in cleaning
    return not (clean or _CONSTANT.match(f"{body} |") or {"h", "x", "u"} & set(re.split(r"[\s,]+", found["filters"])))


def _until_end(lines: tuple[str, ...], start: int) -> Iterator[str]:
    for line in lines[start : start + 2000]:
        yield line
        if "endautoescape" in line or "endfilter" in line:
            return


def _shows_data(line: str) -> bool:
    """Whether a line puts more into the page than constants, translations of them and own addresses."""
    return "{{" in _EXPRESSION.sub("", line) or not all(
        _is_harmless(found.group("body")) for found in _EXPRESSION.finditer(line)
    )


def _is_harmless(expression: str) -> bool:
    """Whether an expression of a template consists of constants and functions that give the application's own text."""
    return all(called and name in _HARMLESS for name, called in _WORDS.findall(_LITERAL.sub("", expression)))


def _marked_safe(
    path: str, number: int, line: str, cleaning: frozenset[str], clean: frozenset[str]
) -> Iterator[Evidence]:
    for found in _EXPRESSION.finditer(line):
        body = found.group("body")
        mark = _SAFE.search(body)
        if mark is None or _CONSTANT.match(body):
            continue
        before = body[: mark.start()]
        if _is_harmless(before) or _OF_TEXT.search(before):
            continue
        if any(not _PASSES_ON.match(name) for name in re.findall(r"\|\s*(\w+)", before)):
            continue  # a filter of the application makes the markup, from what it is told elsewhere
        filters = set(re.findall(r"\|\s*(\w+)", before)) | set(re.findall(r"^(\w+)\(", before))
        if not _CLEAN_FILTER.search(before) and not filters & cleaning and _subject(before) not in clean:
            yield Evidence(path, number, "non-constant data is marked safe")


def _subject(expression: str) -> str:
    """What a filtered expression is about: a variable's name, or an attribute's with its dot."""
    found = re.match(r"^\w+((?:\.\w+)*)", expression)
    if found is None:
        return ""
    return f".{found.group(1).rpartition('.')[2].lstrip('_')}" if found.group(1) else found.group(0)
