"""Which report goes where: ``--format`` to standard output, ``--output`` to files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from prodready.commands import _output
from prodready.errors import UsageError, nearest
from prodready.model import Result, Run
from prodready.reports import FORMATS, RenderOptions

SUFFIXES = {
    ".json": "json",
    ".md": "markdown",
    ".html": "html",
    ".sarif": "sarif",
    ".xml": "junit",
    ".svg": "badge-svg",
    ".txt": "text",
}
FOR_PEOPLE = ("text", "lines", "github", "azure", "markdown")
"""Formats that may follow each other in one stream."""

PLACEHOLDER = "{name}"


class Plan(msgspec.Struct, frozen=True):
    """Formats for standard output, and files with their formats."""

    shown: tuple[str, ...]
    files: tuple[tuple[str, str], ...]  # (format, path), the path perhaps with ``{name}``


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--format`` and ``--output``."""
    group = parser.add_argument_group("reports")
    group.add_argument("--format", "-f", metavar="FORMAT", action="append", help="text (default), json, … (repeatable)")
    group.add_argument(
        "--output",
        "-o",
        metavar="[FORMAT=]FILE",
        action="append",
        help="write a report to a file, its format told by --format or the suffix (repeatable); with several paths "
        f"{PLACEHOLDER} stands for the audited folder's name",
    )


def plan(
    wanted: Sequence[str] | None, outputs: Sequence[str] | None, *, several: bool, option: str = "--output"
) -> Plan:
    """What the options ask for, ``option`` being the one of ``outputs``. Raises :class:`UsageError`."""
    asked = tuple(dict.fromkeys(wanted or ()))
    for name in asked:
        _check(name)
    specs = [(spec, _prefixed(spec, option)) for spec in outputs or ()]
    alone = sum(prefixed is None for _, prefixed in specs) == 1
    files = tuple(prefixed or _by_name(spec, asked, alone=alone) for spec, prefixed in specs)
    written = {name for name, _ in files}
    shown = tuple(name for name in asked if name not in written) if asked else ("text",)
    _refuse_mixtures(shown, files, several=several)
    return Plan(shown, files)


def _check(name: str) -> None:
    if name in FORMATS:
        return
    from prodready.plugins import format_names  # imports every plugin

    formats = format_names()
    if name not in formats:
        hint = nearest(name, formats) or f"; the formats are {', '.join(formats)}"
        raise UsageError(f'there is no format "{name}"{hint}')


def _prefixed(spec: str, option: str) -> tuple[str, str] | None:
    """``FORMAT=FILE`` apart; None for a bare file, whose folders and suffix may hold an equals sign."""
    name, equals, path = spec.partition("=")
    if not equals or "/" in name or "." in name:
        return None
    _check(name)
    if not path:
        raise UsageError(f'{option} "{spec}" names no file')
    return name, path


def _by_name(path: str, asked: tuple[str, ...], *, alone: bool) -> tuple[str, str]:
    """A bare file: the only one has the only format that is asked for, whatever it is called; others go by suffix."""
    if alone and len(asked) == 1:
        return asked[0], path
    by_suffix = SUFFIXES.get(Path(path).suffix.lower())
    if by_suffix is None:
        raise UsageError(f"the format of {path} is not clear; write it as FORMAT={path}")
    return by_suffix, path


def _refuse_mixtures(shown: tuple[str, ...], files: tuple[tuple[str, str], ...], *, several: bool) -> None:
    if len(shown) > 1 and (machine := [name for name in shown if name not in FOR_PEOPLE]):
        raise UsageError(f"{machine[0]} cannot share standard output with another format; give it a file with --output")
    paths = [path for _, path in files]
    twice = next((path for path in paths if paths.count(path) > 1), None)
    if twice:
        raise UsageError(f"two reports would be written to {twice}")
    if several:
        single = next((path for _, path in files if PLACEHOLDER not in path), None)
        if single:
            raise UsageError(f"several paths need a file each: put {PLACEHOLDER} into {single}")
        if shown and shown[0] not in FOR_PEOPLE:
            raise UsageError(f"{shown[0]} holds one audit; with several paths write files with --output")


def write(todo: Plan, results: Sequence[Result], options: RenderOptions, *, quiet: bool, seconds: float) -> None:
    """Render everything, then write the files, then print: a report that cannot be rendered leaves no file.

    ``seconds`` that a single audit took are shown to whoever waited for them at a terminal, and nowhere else.
    """
    from prodready.plugins import render

    plain = RenderOptions(verbose=options.verbose)
    drafts = [
        (Path(path.replace(PLACEHOLDER, name)), render(kind, result, plain))
        for name, result in zip(_names(results), results, strict=True)
        for kind, path in todo.files
    ]
    waited = len(results) == 1 and sys.stdout.isatty()
    shown = [
        (kind, render(kind, _timed(result, seconds) if waited and kind == "text" else result, options))
        for kind in todo.shown
        for result in results
        if not quiet
    ]
    for path, text in drafts:
        _output.write_file(path, text)
    if len(results) > 1 and todo.shown and not quiet:
        from prodready.reports import table

        _output.show(table.render(results, options) + "\n")
    for kind, text in shown:
        (_output.show if kind in FOR_PEOPLE else _output.emit)(text)


def _timed(result: Result, seconds: float) -> Result:
    return msgspec.structs.replace(result, run=Run(seconds=seconds))


def _names(results: Sequence[Result]) -> list[str]:
    """The targets' names, told apart by a number where two are alike."""
    names: list[str] = []
    for result in results:
        name, number = result.target, 2
        while name in names:
            name, number = f"{result.target}-{number}", number + 1
        names.append(name)
    return names
