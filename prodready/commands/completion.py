"""Print the completion script for a shell.

Bash: eval "$(prodready completion bash)" in ~/.bashrc; zsh: the same in ~/.zshrc after compinit;
fish: prodready completion fish > ~/.config/fish/completions/prodready.fish
"""

from __future__ import annotations

import argparse
import re

import msgspec

from prodready.commands import _output
from prodready.config import FAIL_ON, KINDS
from prodready.reports import FORMATS

SHELLS = ("bash", "zsh", "fish")
FOLDER = "PATH"
CODE = "CODE"
"""Metavariables that stand for a folder, and for the code of a rule, which is asked of ``prodready rules``."""
WORDS = {"SEVERITY": FAIL_ON, "KIND": KINDS, "FORMAT": tuple(FORMATS)}
"""Metavariables with a fixed set of words that argparse does not know as choices, to give a better refusal."""


class Option(msgspec.Struct, frozen=True):
    """An option as a shell needs it: its spellings, its words (empty: free), whether it takes a value."""

    spellings: tuple[str, ...]
    help: str
    takes_value: bool
    words: tuple[str, ...] = ()
    codes: bool = False


class Completed(msgspec.Struct, frozen=True):
    """A command with its help, its options and what its arguments are."""

    name: str
    help: str
    options: tuple[Option, ...]
    words: tuple[str, ...]
    codes: bool
    folders: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The shell."""
    parser.add_argument("shell", choices=SHELLS, help="bash, zsh or fish")


def run(args: argparse.Namespace) -> int:
    """Print the script."""
    scripts = {"bash": bash, "zsh": zsh, "fish": fish}
    _output.emit(scripts[args.shell](commands()))
    return 0


def commands() -> tuple[Completed, ...]:
    """All commands, read from the parsers that they really use."""
    from prodready.commands import names, parser_of

    return tuple(_completed(name, parser_of(name)) for name in names())


def _completed(name: str, parser: argparse.ArgumentParser) -> Completed:
    actions = parser._actions
    free = [action for action in actions if not action.option_strings]
    return Completed(
        name,
        (parser.description or "").rstrip("."),
        tuple(_option(action) for action in actions if action.option_strings),
        tuple(str(word) for action in free for word in action.choices or ()),
        any(action.metavar == CODE for action in free),
        any(action.metavar == FOLDER for action in free),
    )


def _option(action: argparse.Action) -> Option:
    return Option(
        tuple(action.option_strings),
        re.sub(r" \(default: [^)]*\)$", "", action.help or "").replace("%%", "%"),
        action.nargs != 0,
        tuple(str(word) for word in action.choices or WORDS.get(str(action.metavar), ())),
        action.metavar == CODE,
    )


def bash(every: tuple[Completed, ...]) -> str:
    """A function for ``complete -F``; also what zsh runs through bashcompinit."""
    cases = "\n".join(_bash_case(each) for each in every)
    names = " ".join(each.name for each in every)
    return f"""\
_prodready() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command=${{COMP_WORDS[1]}} words=
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "{names} --help --version" -- "$word"))
        return
    fi
    case $command in
{cases}
    *) return ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$word"))
}}
complete -o default -F _prodready prodready
"""


def _bash_case(command: Completed) -> str:
    lines = [f"    {command.name})", "        case $before in"]
    valued = [option for option in command.options if option.takes_value]
    lines += [f"        {'|'.join(option.spellings)}) {_bash_value(option)} ;;" for option in valued]
    spellings = " ".join(spelling for option in command.options for spelling in option.spellings)
    lines.append(f'        *) case $word in -*) words="{spellings}" ;; *) {_bash_argument(command)} ;; esac ;;')
    return "\n".join([*lines, "        esac ;;"])


def _bash_value(option: Option) -> str:
    if option.codes:
        return 'words="$(prodready rules --format codes 2>/dev/null)"'
    return f'words="{" ".join(option.words)}"' if option.words else "return"


def _bash_argument(command: Completed) -> str:
    if command.codes:
        return 'words="$(prodready rules --format codes 2>/dev/null)"'
    return f'words="{" ".join(command.words)}"' if command.words else "return"


def zsh(every: tuple[Completed, ...]) -> str:
    """The bash function through zsh's own bridge, so that the two never differ."""
    return "autoload -Uz bashcompinit && bashcompinit\n" + bash(every)


def fish(every: tuple[Completed, ...]) -> str:
    """One ``complete`` line for each word."""
    lines = ["complete -c prodready -f", "complete -c prodready -n __fish_use_subcommand -l version -d Version"]
    for command in every:
        lines.append(f"complete -c prodready -n __fish_use_subcommand -a {command.name} -d '{_fish(command.help)}'")
        seen = f"-n '__fish_seen_subcommand_from {command.name}'"
        if command.folders:
            lines.append(f"complete -c prodready {seen} -a '(__fish_complete_directories)'")
        if command.codes:
            lines.append(f"complete -c prodready {seen} -a '(prodready rules --format codes 2>/dev/null)'")
        if command.words:
            lines.append(f"complete -c prodready {seen} -a '{' '.join(command.words)}'")
        lines += [f"complete -c prodready {seen} {_fish_option(option)}" for option in command.options]
    return "\n".join(lines) + "\n"


def _fish_option(option: Option) -> str:
    parts = [f"-l {each[2:]}" if each.startswith("--") else f"-s {each[1:]}" for each in option.spellings]
    if option.takes_value:
        parts.append("-r")
    if option.codes:
        parts.append("-fa '(prodready rules --format codes 2>/dev/null)'")
    elif option.words:
        parts.append(f"-fa '{' '.join(option.words)}'")
    elif option.takes_value:
        parts.append("-F")
    return " ".join([*parts, f"-d '{_fish(option.help)}'"])


def _fish(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\\'").partition("\n")[0]
