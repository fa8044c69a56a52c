"""List the rules, all or those that match every word given."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from prodready.commands import _options, _output
from prodready.errors import UserError, listed, nearest
from prodready.model import RuleInfo

KINDS = ("point", "finding")


class NoRuleError(UserError):
    """Nothing matches; a filter that finds nothing is more often mistyped than meant."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Filters and form."""
    parser.add_argument("words", metavar="WORD", nargs="*", help="words that stand in the code, name or question")
    parser.add_argument("--section", metavar="NAME", help="only this section (testing, observability …)")
    parser.add_argument("--kind", choices=KINDS, help="only the points of checklists, or only findings")
    parser.add_argument("--format", "-f", choices=("text", "json", "codes"), default="text", help="default: text")
    _options.add_terminal(parser)


def run(args: argparse.Namespace) -> int:
    """Print the rules that match."""
    from prodready.plugins import installed

    rules = matching(installed().infos, args.words, args.section, args.kind)
    if args.format == "json":
        import msgspec

        _output.emit(msgspec.json.format(msgspec.json.encode(rules), indent=2).decode() + "\n")
    elif args.format == "codes":
        _output.emit("".join(f"{rule.code}\n" for rule in rules))
    else:
        from prodready.reports.catalogue import render_rules

        _output.show(render_rules(rules, _output.options(args)))
    return 0


def matching(rules: Sequence[RuleInfo], words: Sequence[str], section: str | None, kind: str | None) -> list[RuleInfo]:
    """The rules of the section and kind that hold every word. Raises :class:`NoRuleError` if that leaves none."""
    sections = sorted({rule.section for rule in rules})
    if section and section not in sections:
        hint = nearest(section, sections) or f"; the sections are {listed(sections)}"
        raise NoRuleError(f'there is no section "{section}"{hint}')
    found = [
        rule
        for rule in rules
        if (not section or rule.section == section)
        and (not kind or (rule.severity is None) == (kind == "point"))
        and all(word.casefold() in f"{rule.code} {rule.name} {rule.question}".casefold() for word in words)
    ]
    if not found:
        filters = [*words, *filter(None, [section, kind])]
        raise NoRuleError(f"no rule matches {listed(filters)}" if filters else "no rule is installed")
    return found
