"""What a runner of the repository does: ``make test`` as the recipe of ``test``, ``tox -e lint`` as its commands.

Every runner is a pure function from a command to fragments of shell text; the table at the end of ``expand`` chooses.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

import msgspec

from prodready.project.commands.programs import Command, shell_text
from prodready.project.commands.steps import Body, Env
from prodready.project.layout.repo import Repo


class Fragment(msgspec.Struct, frozen=True):
    """Shell text that stands for a command: where it is written and what it runs under.

    ``args`` are the positional parameters of a script.
    """

    bodies: tuple[Body, ...]
    path: str
    directory: str = ""
    env: Env = ()
    args: tuple[str, ...] | None = None
    ignored: bool = False
    tools: tuple[str, ...] = ()  # project managers whose named scripts the text may use
    script: bool = False  # the text is a shell script of its own: ``$0``, ``$1`` and functions have a meaning


Runner = Callable[[Repo, Command], tuple[Fragment, ...]]

_SHEBANG = re.compile(r"#!.*\b(ba|z|da|k|a)?sh\b")
_HANDS_OVER = re.compile(r"\bos\.exec\w+\(\s*sys\.argv\[1\]|\bsubprocess\.\w+\(\s*sys\.argv\[1:\]")
"""A program in Python that runs the command which it is given."""
_SCRIPT_NAME = re.compile(r"(.*\.(sh|bash|zsh|bat|cmd|ps1))$")


def quote(words: tuple[str, ...]) -> str:
    """Words as shell text that ``split`` reads back as the same words; variables stay variables."""
    return " ".join(
        word if re.fullmatch(r"[\w./:=@%+,${}-]+", word) else "'" + word.replace("'", "'\\''") + "'" for word in words
    )


def options(words: tuple[str, ...], values: frozenset[str]) -> tuple[dict[str, str], list[str]]:
    """Options by name (those in ``values`` take the next word) and the positional words; ``--`` ends neither."""
    found: dict[str, str] = {}
    rest: list[str] = []
    index = 0
    while index < len(words):
        word = words[index]
        key, equals, value = word.partition("=")
        if not word.startswith("-") or word == "-":
            rest.append(word)
        elif key in values and not equals:
            index += 1
            found[key] = words[index] if index < len(words) else ""
        elif len(word) > 2 and word[:2] in values and not word.startswith("--"):
            found[word[:2]] = word[2:].lstrip("=")
        else:
            found[key] = value
        index += 1
    return found, rest


def shell(repo: Repo, command: Command) -> tuple[Fragment, ...]:
    """``bash -c "…"``, ``bash script.sh args``, ``source script`` and here-documents fed to a shell."""
    text, rest = shell_text(command.args)
    if text is not None:
        return (Fragment(((text, command.line),), command.path, command.directory, args=rest, script=True),)
    return script(repo, command, rest[0], rest[1:]) if rest else ()


def other_user(_repo: Repo, command: Command) -> tuple[Fragment, ...]:
    """``su user -c "…"``."""
    given, _ = options(command.args, frozenset({"-c", "--command", "-s", "--shell", "-g", "-G", "-w"}))
    text = given.get("-c") or given.get("--command") or ""
    return (Fragment(((text, command.line),), command.path, command.directory),) if text else ()


def script(repo: Repo, command: Command, name: str, args: tuple[str, ...]) -> tuple[Fragment, ...]:
    """A shell script of the repository, started from the command's folder."""
    path = repo.file(command.directory, name, command.path)
    lines = repo.lines(path)
    if not lines or (lines[0].startswith("#!") and not _SHEBANG.match(lines[0])):
        line = next((number for number, one in enumerate(lines, 1) if _HANDS_OVER.search(one)), 0)
        return (Fragment(((quote(args), line),), path, command.directory),) if line else ()
    return (Fragment((("\n".join(lines), 1),), path, command.directory, args=args, script=True),)


def evaluated(_repo: Repo, command: Command) -> tuple[Fragment, ...]:
    """``eval "…"``."""
    return (Fragment(((" ".join(command.args), command.line),), command.path, command.directory),)


def looks_like_script(repo: Repo, command: Command) -> bool:
    """Whether the program is named by a path, or is a script that stands in the folder."""
    word = command.words[0]
    return "/" in word or bool(_SCRIPT_NAME.match(word)) or bool(repo.first(command.directory, word))


def pre_commit(repo: Repo, command: Command) -> tuple[Fragment, ...]:
    """Local hooks of ``pre-commit run``."""
    from prodready.facts.documents import at, items, text

    if "run" not in command.args:
        return ()
    path = repo.upward(command.directory, ".pre-commit-config.yaml", ".pre-commit-config.yml")
    document = repo.document(path)
    found: list[Body] = []
    for source in items(document.at("repos") if document else None):
        for hook in items(at(source, "hooks")) if text(at(source, "repo")) == "local" else ():
            entry, stages = at(hook, "entry"), {text(stage) for stage in items(at(hook, "stages"))}
            if entry is not None and (not stages or stages & {"commit", "pre-commit"}):
                args = quote(tuple(text(arg) for arg in items(at(hook, "args"))))
                found.append((f"{text(entry)} {args}".strip(), entry.line))
    return (Fragment(tuple(found), path, posixpath.dirname(path)),) if found else ()
