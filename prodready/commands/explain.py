"""Explain rules: the question, why it matters, what passes, how to mend it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from prodready.commands import _options, _output
from prodready.errors import UserError, nearest
from prodready.model import RuleInfo


class UnknownRuleError(UserError):
    """No installed rule has this code or name."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to explain."""
    parser.add_argument("rules", metavar="CODE", nargs="+", help="a code (OBS002) or a name (health-endpoint)")
    parser.add_argument("--format", "-f", choices=("text", "json"), default="text", help="default: text")
    _options.add_terminal(parser)


def run(args: argparse.Namespace) -> int:
    """Print a page for each rule."""
    from prodready.plugins import installed

    found = [find(installed().infos, word) for word in args.rules]
    if args.format == "json":
        import msgspec

        _output.emit(msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n")
        return 0
    from prodready.reports.catalogue import render_rule

    options = _output.options(args)
    _output.show("\n".join(render_rule(rule, options) for rule in found))
    return 0


def find(rules: Sequence[RuleInfo], word: str) -> RuleInfo:
    """The rule with this code, or name, or whose family the code belongs to. Raises :class:`UnknownRuleError`."""
    wanted = word.casefold()
    for rule in rules:
        if wanted in (rule.code.casefold(), rule.name.casefold()) or wanted.startswith(f"{rule.code.casefold()}:"):
            return rule
    known = [name for rule in rules for name in (rule.code, rule.name)]
    hint = nearest(word, known) or "; prodready rules lists them all"
    raise UnknownRuleError(f'there is no rule "{word}"{hint}')
