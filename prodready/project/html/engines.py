"""Engines of Django's templates that do not escape, and whether anything but plain text goes through them."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Evidence
from prodready.facts.python import Const
from prodready.project.code.calls import Calls
from prodready.project.services.django_settings import DjangoSettings, Setting

_RENDERS = ("get_template", "select_template", "render", "render_to_string")
_PAGES = (".html", ".htm", ".xhtml", ".svg")


def unescaping(django: DjangoSettings, calls: Calls) -> Iterator[Evidence]:
    """The settings that switch escaping off for pages: those of the first engine, which Django asks before all others, and of
    a further one that some call names for a page (``render_to_string("mail.html", using="text")``)."""
    entries = django.of("TEMPLATES")
    for item in entries:
        if item.key.endswith("autoescape") and item.value is False and _is_for_pages(item, entries, calls):
            yield Evidence(item.path, item.line, "Django's templates do not escape")


def _is_for_pages(item: Setting, entries: tuple[Setting, ...], calls: Calls) -> bool:
    above = [each for each in entries if each.key == "BACKEND" and each.path == item.path and each.line <= item.line]
    return len(above) < 2 or _renders_pages(calls)


def _renders_pages(calls: Calls) -> bool:
    """Whether a call that chooses an engine names a page, or a template that is not spelt out."""
    for found in calls.pick(keywords=("using",)).values():
        for call in found:
            if not call.name.endswith(_RENDERS):
                continue
            given = (*call.args[:2], call.kwarg("template_name"))
            names = [each.value for each in given if isinstance(each, Const) and isinstance(each.value, str)]
            if not names or names[0].endswith(_PAGES):
                return True
    return False
