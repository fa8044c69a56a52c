"""The commands, one module each. :func:`dispatch` runs the one that the command line names."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import NoReturn, Protocol, cast

from prodready.errors import UsageError, nearest


class Command(Protocol):
    """What a command's module has."""

    __doc__: str | None
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


class Parser(argparse.ArgumentParser):
    """Raises :class:`UsageError`, with the nearest option to a mistyped one, where argparse would exit."""

    def __init__(self, prog: str, description: str = "", epilog: str = "") -> None:
        super().__init__(
            prog=prog,
            description=description or None,
            epilog=epilog or None,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )

    def parse(self, arguments: Sequence[str]) -> argparse.Namespace:
        """The arguments, which may stand in any order."""
        args, rest = self.parse_known_intermixed_args(arguments)
        if rest:
            if not rest[0].startswith("-"):
                raise UsageError(f'"{rest[0]}" is one argument too many (see {self.prog} --help)')
            option = rest[0].partition("=")[0]
            raise UsageError(f'unknown option "{option}"{nearest(option, self._option_string_actions)}')
        return args

    def error(self, message: str) -> NoReturn:
        """Called by argparse for what it refuses."""
        raise UsageError(f"{message} (see {self.prog} --help)")


def names() -> tuple[str, ...]:
    """The commands that exist, sorted."""
    found = (module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
    return tuple(sorted(name.replace("_", "-") for name in found))


def load(name: str) -> Command:
    """The command called ``name``, which is one of :func:`names`."""
    return cast(Command, import_module(f"{__name__}.{name.replace('-', '_')}"))


def summary(command: Command) -> str:
    """What the command does, in a line."""
    return (command.__doc__ or "").strip().partition("\n")[0]


def parser_of(name: str) -> Parser:
    """The parser of one command."""
    command = load(name)
    first, _, rest = (command.__doc__ or "").strip().partition("\n")
    parser = Parser(f"prodready {name}", first, rest.strip())
    parser.add_argument("--debug", action="store_true", help="show the traceback of an internal error")
    command.add_arguments(parser)
    return parser


def dispatch(arguments: Sequence[str]) -> int:
    """Run the command line without the program's name."""
    name = next((word for word in arguments if not word.startswith("-")), "")
    first = arguments[0] if arguments else ""
    if first in ("-h", "--help", "help") or not arguments:
        print(usage(), end="")  # noqa: T201 (this is what was asked for)
        return 0 if arguments else 2
    if first not in (name, "--debug"):
        raise UsageError(f'unknown option "{first}"; options stand after the command, as in prodready scan {first}')
    if name not in names():
        hint = nearest(name, names()) or f"; the commands are {', '.join(names())}"
        raise UsageError(f'there is no command "{name}"{hint}')
    rest = list(arguments)
    rest.remove(name)
    return load(name).run(parser_of(name).parse(rest))


def usage() -> str:
    """The help of the program."""
    width = max(len(name) for name in names())
    lines = [f"  {name:{width}}  {summary(load(name))}" for name in names()]
    return "\n".join(
        [
            "usage: prodready COMMAND [OPTION…] [ARGUMENT…]",
            "",
            "Tells whether a Python web service is ready for production. It reads a repository and never runs it.",
            "",
            "commands:",
            *lines,
            "",
            "  prodready COMMAND --help    the options of a command",
            "  prodready --version         prodready's version",
            "",
            "exit codes: 0 gate passed, 1 gate failed, 2 usage or configuration error, 3 nothing to audit,",
            "            4 audit incomplete or internal error, 130 interrupted",
            "",
        ]
    )
