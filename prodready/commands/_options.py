"""The options that several commands share, and the layer of configuration that they make."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from typing import TypeVar

from prodready import config
from prodready.config import Layer
from prodready.errors import UsageError

T = TypeVar("T")


def add_config(parser: argparse.ArgumentParser) -> None:
    """Options that set what the configuration file can set, and which file is read."""
    group = parser.add_argument_group("configuration", "each replaces the value of the configuration file")
    group.add_argument("--profile", metavar="NAME", help="the checklist to judge by (default: qa-cto)")
    group.add_argument(
        "--fail-under", metavar="THRESHOLD", help="least points (16) or percentage (80%%) that pass the gate"
    )
    group.add_argument("--require", metavar="CODE", action="append", help="a point that must pass (repeatable)")
    group.add_argument(
        "--fail-on", metavar="SEVERITY", help=f"findings that fail the gate: {', '.join(config.FAIL_ON)}"
    )
    group.add_argument("--select", metavar="CODE", action="append", help="judge only these codes or their beginnings")
    group.add_argument("--ignore", metavar="CODE", action="append", help="leave these codes or their beginnings out")
    group.add_argument("--exclude", metavar="GLOB", action="append", help="leave these files unread")
    group.add_argument("--kind", metavar="KIND", help=f"what the repository is: {', '.join(config.KINDS)}")
    group.add_argument("--baseline", metavar="FILE", help="what was lost and found before; only what is new fails")
    group.add_argument("--allow-partial", action="store_true", default=None, help="accept an incomplete audit")
    group.add_argument(
        "--sure-only", action="store_true", default=None, help="leave out findings of low confidence, which only warn"
    )
    group.add_argument("--config", metavar="FILE", default="", help="read this file instead of the repository's")
    group.add_argument("--no-repo-config", action="store_true", help="do not read the repository's configuration")


def long_option(name: str) -> str:
    """How a setting is written on the command line."""
    return f"--{name}"


def layer(args: argparse.Namespace, place: str = "command line", spelt: Callable[[str], str] = long_option) -> Layer:
    """What the options of :func:`add_config` set, from ``place``, where they are ``spelt`` so.

    Raises :class:`UsageError`.
    """
    if args.config and args.no_repo_config:
        both = f"{spelt('config')} names a file to read and {spelt('no-repo-config')} forbids it"
        raise UsageError(f"{both}; give one of them")

    def parsed(name: str, parse: Callable[[T], object], value: T | None) -> object:
        try:
            return None if value is None else parse(value)
        except ValueError as error:
            raise UsageError(f"{spelt(name)} {error}") from None

    return Layer.of(
        place,
        profile=args.profile,
        fail_under=parsed("fail-under", config.threshold, args.fail_under),
        require=parsed("require", config.codes, args.require),
        fail_on=parsed("fail-on", lambda word: config.one_of(word, config.FAIL_ON), args.fail_on),
        select=parsed("select", config.codes, args.select),
        ignore=parsed("ignore", config.codes, args.ignore),
        exclude=parsed("exclude", _globs, args.exclude),
        kind=parsed("kind", lambda word: config.one_of(word, config.KINDS), args.kind),
        baseline=os.path.abspath(args.baseline) if args.baseline else None,
        allow_partial=args.allow_partial,
        sure_only=args.sure_only,
    )


def _globs(globs: list[str]) -> tuple[str, ...]:
    return tuple(config.glob(glob) for glob in globs)


def add_terminal(parser: argparse.ArgumentParser) -> None:
    """Options about how text looks."""
    group = parser.add_argument_group("text")
    colour = group.add_mutually_exclusive_group()
    colour.add_argument("--color", action="store_true", default=None, help="colours even if this is no terminal")
    colour.add_argument("--no-color", dest="color", action="store_false", help="no colours (also: NO_COLOR)")
    group.add_argument("--width", metavar="N", type=int, default=0, help="columns (default: the terminal's, else 80)")
