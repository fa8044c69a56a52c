"""How sure SEC103 is that a text which goes into HTML comes from outside of the code."""

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

import pytest

from prodready.api import Confidence
from prodready.scan import ScanRequest, scan

FLASK = """
from flask import Flask, render_template, request
from shop.models import Page

app = Flask(__name__)


@app.get("/<slug>")
def one(slug):
    {body}
"""
MODELS = """
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class Page(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    words = db.Column(db.Text)
    number = db.Column(db.Integer)


class Label:
    def __init__(self, shown):
        self.shown = shown
"""


def _confidences(tmp_path: Path, files: Mapping[str, str]) -> dict[str, Confidence]:
    for name, text in files.items():
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(dedent(text).lstrip())
    result = scan(ScanRequest(path=tmp_path, cache=False, jobs=1))
    return {
        f"{item.location.path}:{item.location.line}": item.confidence
        for item in result.findings
        if item.code == "SEC103"
    }


def _of_template(tmp_path: Path, body: str, template: str, **others: str) -> Confidence | None:
    files = {"shop/app.py": FLASK.format(body=body), "shop/models.py": MODELS, "shop/templates/page.html": template}
    more = {f"shop/templates/{name}.html": text for name, text in others.items()}
    found = _confidences(tmp_path, files | more)
    assert set(found) <= {"shop/templates/page.html:1"}
    return next(iter(found.values()), None)


@pytest.mark.parametrize(
    ("body", "shown", "confidence"),
    [
        ('return render_template("page.html", text=request.args["text"])', "text", Confidence.HIGH),
        ('return render_template("page.html", text=slug)', "text", Confidence.HIGH),
        ('return render_template("page.html", page=Page.query.get(1))', "page.words", Confidence.MEDIUM),
        ('return render_template("page.html", **{"page": Page.query.get(1)})', "page['words']", Confidence.MEDIUM),
        ('return render_template("page.html", page=somewhere.find(1))', "page.words", Confidence.MEDIUM),
        ('return render_template("page.html", page=somewhere.find(1))', "page.title", Confidence.LOW),
        ('return render_template("page.html", text=somewhere.find(1))', "text", Confidence.LOW),
        ('return render_template("page.html", **somewhere.find(1))', "text", Confidence.LOW),
        ('return render_template("page.html", text="Hello")', "text", None),
        ('return render_template("page.html", page=Page.query.get(1))', "page.number", None),
        ('return render_template("page.html", text="Hello" if slug else "Good bye")', "text", None),
        ('return render_template("other.html", text="Hello")', "text", Confidence.LOW),
    ],
)
def test_the_names_of_a_template_are_followed_to_what_renders_it(
    body: str, shown: str, confidence: Confidence | None, tmp_path: Path
) -> None:
    assert _of_template(tmp_path, body, f"<p>{{{{ {shown} | safe }}}}</p>\n") is confidence


RENDERS = 'return render_template("page.html", pages=Page.query.all(), text="Hello", words=request.form["words"])'


@pytest.mark.parametrize(
    ("template", "confidence"),
    [
        ("<p>{% for page in pages %}{{ page.words | safe }}{% endfor %}</p>", Confidence.MEDIUM),
        ("<p>{% for page in pages %}{{ page.number | safe }}{% endfor %}</p>", None),
        ("<p>{% for text in ['a', 'b'] %}{{ text | safe }}{% endfor %}</p>", None),
        ("<p>{% for text in ['a', words] %}{{ text | safe }}{% endfor %}</p>", Confidence.HIGH),
        ("<p>{% set shown = text %}{{ shown | safe }}</p>", None),
        ("<p>{% set shown = words or text %}{{ shown | safe }}</p>", Confidence.HIGH),
        ("<p>{% set shown %}<b>{{ words }}</b>{% endset %}{{ shown | safe }}</p>", None),
        ("<p>{{ (words if words else text) | safe }}</p>", Confidence.HIGH),
        ("<p>{{ ('none' if words else text) | safe }}</p>", None),
        ("<p>{{ words | safe | striptags }}</p>", None),
        ("<p>{% autoescape off %}{{ words | linebreaks }}{% endautoescape %}</p>", Confidence.HIGH),
        ("<p>{% autoescape off %}{{ text }}{% endautoescape %}</p>", None),
    ],
)
def test_what_a_template_binds_itself_is_followed(template: str, confidence: Confidence | None, tmp_path: Path) -> None:
    assert _of_template(tmp_path, RENDERS, template + "\n") is confidence


LOOP = "<p>{% for row in rows %}{{ row | safe }}{% endfor %}</p>\n"


@pytest.mark.parametrize(
    ("rows", "confidence"),
    [
        ('rows = []\n    rows.append("a")', None),
        ("rows = []\n    rows.append(slug)", Confidence.HIGH),
        ("rows = []\n    somewhere.fill(rows)", Confidence.LOW),
        ('rows = [row for _, row in enumerate(["a", "b"])]', None),
        ("rows = [row for _, row in enumerate(['a', slug])]", Confidence.HIGH),
        ("rows = []\n    for row, _ in zip(['a'], Page.query.all()):\n        rows.append(row)", None),
        ("rows = [row.words for _, row in zip(['a'], Page.query.all())]", Confidence.MEDIUM),
        ("rows = [row for row, _ in zip(['a'], Page.query.all())]", None),
        ("rows = [row for _, row in {'a': slug}.items()]", Confidence.LOW),
        ("table = {'a': slug}\n    rows = [row for _, row in table.items()]", Confidence.HIGH),
        ("table = {'a': slug}\n    rows = [row for row, _ in table.items()]", None),
        (
            "table = {'a': slug}\n    rows = []\n    for _, row in table.items():\n        rows.append(row)",
            Confidence.HIGH,
        ),
        ("table = {row: row.words for row in Page.query.all()}\n    rows = table.values()", Confidence.MEDIUM),
        ("table = {'a': row for row in request.args}\n    rows = table.values()", Confidence.HIGH),
        ("table = {'a': slug}\n    rows = [' '.join(pair) for pair in table.items()]", Confidence.HIGH),
        ("rows = made()", None),
        ("rows = made_of(Page.query.get(1))", Confidence.MEDIUM),
        ("rows = pygments.highlight(slug, None, None).splitlines()", None),
        ('rows = [row[1:-1] for row in ("<a>", "<b>")]', None),
        ("rows = [slug[1:-1]]", Confidence.HIGH),
        ("slug = 'a'\n    rows = [slug]", None),
        ("slug = slug.strip()\n    rows = [slug]", Confidence.HIGH),
        ("if len(slug) > 9:\n        slug = 'a'\n    rows = [slug]", Confidence.HIGH),
    ],
)
def test_elements_are_followed_through_lists(rows: str, confidence: Confidence | None, tmp_path: Path) -> None:
    app = FLASK.format(body=f'{rows}\n    return render_template("page.html", rows=rows)')
    helpers = """
        def made():
            yield str("a")


        def made_of(page):
            yield str("a")
            yield str(page.words)
    """
    files = {
        "shop/app.py": app.replace(
            "import Page", "import Page\nfrom shop.helpers import made, made_of\nimport pygments"
        ),
        "shop/models.py": MODELS,
        "shop/helpers.py": helpers,
        "shop/templates/page.html": LOOP,
    }
    found = _confidences(tmp_path, files)
    assert next(iter(found.values()), None) is confidence


@pytest.mark.parametrize(
    ("caller", "confidence"),
    [
        ("{% from 'page.html' import box %}{{ box('Hello') }}", None),
        ("{% from 'page.html' import box %}{{ box('Hello') }}{{ box(words) }}", Confidence.HIGH),
        ("{% from 'page.html' import box %}{{ box(shown=nowhere) }}", Confidence.LOW),
        ("nothing", Confidence.LOW),
    ],
)
def test_parameters_of_macros_are_what_their_calls_give(
    caller: str, confidence: Confidence | None, tmp_path: Path
) -> None:
    body = 'return render_template("caller.html", words=request.form["words"])'
    template = "{% macro box(shown) %}<p>{{ shown | safe }}</p>{% endmacro %}\n"
    assert _of_template(tmp_path, body, template, caller=f"<p>{caller}</p>\n") is confidence


@pytest.mark.parametrize(
    ("loader", "confidence"),
    [
        ("{% include 'page.html' with context %}", Confidence.HIGH),
        ("{% include 'page.html' with words='Hello' %}", None),
        ("{% extends 'page.html' %}", Confidence.HIGH),
    ],
)
def test_a_part_of_a_page_gets_what_the_page_gets(loader: str, confidence: Confidence | None, tmp_path: Path) -> None:
    body = 'return render_template("whole.html", words=request.form["words"])'
    assert _of_template(tmp_path, body, "<p>{{ words | safe }}</p>\n", whole=f"<p>{loader}</p>\n") is confidence


def test_a_preview_does_not_make_a_template_constant(tmp_path: Path) -> None:
    """What is rendered under a name that is put together may have the same key."""
    body = 'return render_template("page.html", words="Sample words")'
    sending = "def send(words, kind):\n    return mailer.send(f'{kind}.html', {'words': words})\n"
    files = {"shop/app.py": FLASK.format(body=body), "shop/models.py": MODELS, "shop/sending.py": sending}
    found = _confidences(tmp_path, files | {"shop/templates/page.html": "<p>{{ words | safe }}</p>\n"})
    assert found == {"shop/templates/page.html:1": Confidence.LOW}


DJANGO = """
import re

from django.contrib import admin
from django.db import models
from django.urls import reverse
from django.utils.safestring import mark_safe
from somewhere import parts, toolbox


LABELS = {"a": "b"}


class Order(models.Model):
    title = models.CharField(max_length=80)
    state = models.CharField(max_length=8, choices=[("n", "new"), ("s", "sent")])

    @property
    def address(self):
        return reverse("order", args=[self.pk])

    @property
    def headline(self):
        return self.title + "!"


class OrderAdmin(admin.ModelAdmin):
    def shown(self, obj):
        return mark_safe({text})


def helper(what):
    return what
"""


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ('f"<b>{obj.title}</b>"', Confidence.MEDIUM),
        ('f"<b>{obj.headline}</b>"', Confidence.MEDIUM),
        ('f"<a href={obj.address}>open</a>"', None),
        ('f"<b>{obj.get_state_display()}</b>"', None),
        ('f"<b>{self.request.GET[0]}</b>"', Confidence.HIGH),
        ("toolbox.drawn(obj.title)", Confidence.MEDIUM),
        ("parts.drawing", None),
        ("helper(obj.title)", Confidence.MEDIUM),
        ("toolbox.force_str(obj.address)", None),
        ("toolbox.force_str(obj.headline)", Confidence.MEDIUM),
        ("toolbox.found(obj.address)", Confidence.LOW),
        ("super().shown(obj)", None),
        ('re.sub(r"[^\\w-]", "", obj.title)', None),
        ('re.sub(r"[^<\\w-]", "", obj.title)', Confidence.MEDIUM),
        ('re.sub(r"[^\\w-]", "<b>", obj.title)', Confidence.MEDIUM),
        ("obj.title.translate(LABELS)", Confidence.MEDIUM),
        ("super().parts(obj)['shown']", Confidence.MEDIUM),
        ('toolbox.inlined(toolbox.render("a.html"))', None),
        ('", ".join(item.title for item in Order.objects.all())', Confidence.MEDIUM),
        ('LABELS.get(obj.title, "c")', None),
    ],
)
def test_texts_in_python_are_followed(text: str, confidence: Confidence | None, tmp_path: Path) -> None:
    found = _confidences(tmp_path, {"shop/admin.py": DJANGO.replace("{text}", text)})
    assert next(iter(found.values()), None) is confidence
