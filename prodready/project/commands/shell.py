"""Shell text as the simple commands in it, each with what decides whether and where it runs.

Nothing is executed or expanded: variables stay as written, control structures are flattened, and both arms of a
condition are kept. A reader asks "which programs may this text start, and does their failure stop it?".
"""

from __future__ import annotations

import re
from itertools import islice

import msgspec
from msgspec.structs import replace

from prodready.project.commands.lexer import REDIRECTIONS, Token, tokens
from prodready.project.commands.positions import Positions

ASSIGNMENT = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\+?=")
_SKIPPED = frozenset({"if", "then", "elif", "else", "fi", "while", "until", "do", "done", "!", "{", "}", "esac"})
_SHRUG = frozenset({"true", ":", "echo", "printf", "/bin/true"})
_LIST_END = frozenset({";", "\n", "&", ";;", ";&", ";;&", ")", "("})


_MAKE = re.compile(r"\$\(\s*(make\s[^()]*?)\s*\)")
_PRINTS = frozenset({"--just-print", "--dry-run", "--recon", "-n"})
_SUBSTITUTED = re.compile(r"\$\((?!\()(.*)\)", re.DOTALL)
_UNSET, _SET = ("",), ("?*",)
_FIRST = re.compile(r"\$\{?1(?::?-[^}]*)?\}?")
_EQUALS = re.compile(r"^\[\[? (\$\{?[A-Za-z_]\w*(?::-)?\}?) ==? ([^ $]+) \]\]?$")
_COUNTED = re.compile(r"\$\{?#\}? (?:(-eq|==?|-lt|-le)|-ne|!=|-gt|-ge) ([01])(?= )")
"""How many arguments there are, none or some (``[ $# -eq 0 ]``)."""
Case = tuple[str, tuple[str, ...]]  # the subject of a ``case`` and the patterns of one arm


class Simple(msgspec.Struct, frozen=True):
    """One simple command.

    ``env`` holds the assignments in force (exported before, or in front of the command),
    ``cds`` the ``cd`` targets passed on the way, as written. ``ignored``: its failure cannot stop the text
    (``|| true``). ``function`` names the shell function whose body it is part of, ``case`` the subject and the patterns
    of the innermost ``case`` arm. ``stdin`` is the body of a here-document.
    """

    words: tuple[str, ...]
    line: int
    env: tuple[tuple[str, str], ...] = ()
    cds: tuple[str, ...] = ()
    ignored: bool = False
    function: str = ""
    case: Case | None = None
    stdin: str = ""
    stdin_line: int = 0
    rows: tuple[tuple[str, int], ...] = ()  # the words that stand on lines below the first, with these

    @property
    def raw(self) -> str:
        """The command on one line."""
        return " ".join(self.words)


def split(*bodies: tuple[str, int], captured: int = 0) -> tuple[Simple, ...]:
    """The simple commands of shell texts that share one shell, in order.

    A body is its text and the line on which it begins. The definition of a function is not a command, its body is.
    ``captured``: so many levels of commands whose output a variable takes (``OUTPUT=$(pytest)``) are in it.
    """
    found: list[Simple] = []
    env: dict[str, str] = {}
    cds: tuple[str, ...] = ()
    for text, line in bodies:
        parser = _Parser(tokens(text), line, env, cds, captured)
        found.extend(parser.run())
        env, cds = parser.env, parser.cds
    return tuple(found)


def _fails(command: Simple) -> bool:
    """Whether a command ends the text with a failure, or with what another command said."""
    return command.words[:1] in (("exit",), ("return",)) and command.words[1:2] not in ((), ("0",))


class _Parser:
    """Walks the tokens once; scopes are (closing token, state to restore) on a stack."""

    def __init__(
        self, stream: tuple[Token, ...], line: int, env: dict[str, str], cds: tuple[str, ...], captured: int
    ) -> None:
        self.stream = stream
        self.captured = captured
        self.line = line
        self.at = 0
        self.out: list[Simple] = []
        self.env = dict(env)
        self.cds = cds
        self.function = ""
        self.case: Case | None = None
        self.positions = Positions()
        self.scopes: list[tuple[str, tuple[str, ...], str, Case | None]] = []
        self.tests: list[str] = []  # per open ``if`` the argument that it compares
        self.negated = False  # the condition that follows stands behind ``!``
        self.asking = False  # between ``if`` and ``then``
        self.goes_on = False  # ``set +e``: a failure stops nothing
        self.spared: list[int] = []  # indices in ``out`` of what stands below it
        self.list_start = 0  # index in ``out`` of the first command of the current and-or list

    def run(self) -> tuple[Simple, ...]:
        while self.at < len(self.stream):
            self.step(self.stream[self.at])
        ends_well = bool(self.out) and _swallows(list(self.out[-1].words)) and not any(map(_fails, self.out))
        for place in self.spared if ends_well else ():  # it goes on in spite of them, and ends well
            self.out[place] = replace(self.out[place], ignored=True)
        return tuple(self.out)

    def step(self, token: Token) -> None:
        if token.operator:
            self.at += 1
            self.operator(token.text)
        elif not token.quoted and token.text in ("case", "for", "select", "function"):
            getattr(self, "on_" + token.text)()
        elif not token.quoted and token.text in _SKIPPED:
            self.at += 1
            self.keyword(token.text)
        else:
            self.simple()

    def operator(self, text: str) -> None:
        if text == "||" and self.shrugs():
            self.out[self.list_start :] = [replace(c, ignored=True) for c in self.out[self.list_start :]]
        elif text == "(":
            self.open(")")
        elif text == ")":
            self.close(")")
        if text in _LIST_END:
            self.list_start = len(self.out)
        if text in (";;", ";&", ";;&"):
            self.arm()

    def keyword(self, text: str) -> None:
        self.positions.keyword(text)
        self.negated = text == "!"
        if text != "!":
            self.asking = text in ("if", "elif")
        if text == "{":
            self.open("}")
        elif text == "}":
            self.close("}")
        elif text == "esac":
            self.close("esac")
        elif text in ("if", "elif", "else", "fi"):
            self.condition(text)
        self.list_start = len(self.out)

    def condition(self, text: str) -> None:
        """``if [ "$1" = test ]`` is read as an arm of ``case "$1"``."""
        if text == "if":
            self.open("fi")
            self.tests.append("")
        elif text == "fi":
            self.close("fi")
            self.tests = self.tests[:-1]
        elif self.tests and self.tests[-1]:
            self.case = (self.tests[-1], ("*",)) if text == "else" else self.outer_case("fi")

    def outer_case(self, closing: str) -> Case | None:
        """The arm around the innermost construct that ``closing`` ends."""
        return next((scope[3] for scope in reversed(self.scopes) if scope[0] == closing), None)

    def guard(self, words: list[str]) -> bool:
        """Take a comparison of the first argument, or a look whether a variable is set, as an arm; whether ``words`` are
        a comparison at all."""
        if words[0] not in ("[", "[["):
            return False
        found = re.match(r"^\[\[? (\$\{?1[^ ]*) ==? ([^ $]+) \]\]?$", " ".join(words))
        if found and self.tests:
            self.tests[-1] = found.group(1)
            self.case = (found.group(1), (found.group(2),))
        elif self.tests and self.asking and (found := _EQUALS.match(" ".join(words))):
            self.equality(found.group(1), found.group(2))
        elif self.tests:
            self.presence(" ".join(words))
        return True

    def equality(self, variable: str, value: str) -> None:
        """``[ "$ROLE" = web ]`` as an arm of its own; within another arm, or beside another comparison, it is none."""
        outer = self.outer_case("fi")
        if outer is not None or self.case is not None or self.negated:
            self.tests[-1], self.case = "", outer
        else:
            self.tests[-1] = variable
            self.case = (variable, (value,))

    def presence(self, text: str) -> None:
        """``[ -z "$CI" ]`` as an arm; a second comparison beside it, or a negation, and it is none."""
        given = re.match(r"^\[\[? -([zn]) \$\{?(\w+)(?::-)?\}? \]\]?$", _COUNTED.sub(_as_presence, text))
        if self.case is not None and self.case[1] in (_UNSET, _SET) and self.case[0] == self.tests[-1]:
            self.tests[-1], self.case = "", self.outer_case("fi")
        elif given and not self.negated:
            self.tests[-1] = f"${given.group(2)}"
            self.case = (self.tests[-1], _UNSET if given.group(1) == "z" else _SET)

    def open(self, closing: str) -> None:
        self.scopes.append((closing, self.cds, self.function, self.case))

    def close(self, closing: str) -> None:
        if not any(scope[0] == closing for scope in self.scopes):
            return
        while self.scopes:
            found, cds, function, case = self.scopes.pop()
            if found == closing:
                if closing == ")" or self.function != function:
                    self.cds = cds
                self.function, self.case = function, case
                return

    def shrugs(self) -> bool:
        """Whether what follows ``||`` swallows the failure: ``true``, a message, ``exit 0``."""
        rest: list[str] = []
        for token in islice(self.stream, self.at, None):
            if token.operator and token.text in (*_LIST_END, "&&", "||", "|"):
                return token.text != "&&" and _swallows(rest)
            rest.append(token.text)
        return _swallows(rest)

    def on_function(self) -> None:
        self.at += 1
        if self.at < len(self.stream):
            self.begin_function(self.stream[self.at].text)

    def begin_function(self, name: str) -> None:
        """At the function's name: skip to its opening bracket."""
        self.at += 1
        while self.at < len(self.stream) and self.stream[self.at].text in ("(", ")", "\n"):
            self.at += 1
        body = self.stream[self.at].text if self.at < len(self.stream) else ""
        if body == "{":
            self.at += 1
            self.open("}")
            self.function = name
        self.list_start = len(self.out)

    def on_for(self) -> None:
        self.positions.keyword("for")
        self.skip_to("do")

    on_select = on_for

    def skip_to(self, word: str) -> None:
        while self.at < len(self.stream) and self.stream[self.at].text != word:
            self.at += 1
        self.at += 1

    def on_case(self) -> None:
        subject = self.stream[self.at + 1].text if self.at + 1 < len(self.stream) else ""
        kept = self.env.get(subject.strip("${}"), "") if subject[:1] == "$" else ""
        subject = kept if _FIRST.fullmatch(kept) else self.positions.written(self.function, subject)
        self.skip_to("in")
        self.open("esac")
        self.case = (subject, ())
        self.arm()

    def arm(self) -> None:
        """Read the patterns of the next arm up to their closing bracket."""
        if self.case is None or not any(scope[0] == "esac" for scope in self.scopes):
            return
        patterns: list[str] = []
        at = self.at
        while at < len(self.stream):
            token = self.stream[at]
            at += 1
            if token.text == "esac" and not token.operator:
                return
            if token.operator and token.text == ")":
                self.case = (self.case[0], tuple(patterns))
                self.at = at
                return
            if not token.operator:
                patterns.append(token.text)

    def simple(self) -> None:
        start = self.stream[self.at]
        follower = self.stream[self.at + 1] if self.at + 1 < len(self.stream) else None
        if follower and follower.operator and follower.text == "(" and not start.quoted:
            closing = self.stream[self.at + 2] if self.at + 2 < len(self.stream) else None
            if closing and closing.operator and closing.text == ")":
                self.begin_function(start.text)
                return
        line, begin = self.program_line(), self.at
        words, stdin, stdin_line = self.collect()
        below = (token for token in self.stream[begin : self.at] if not token.operator and token.line > line)
        rows = tuple((token.text, self.line + token.line) for token in below)
        words = [self.positions.written(self.function, word) for word in words]
        prefix: dict[str, str] = {}
        while words and ASSIGNMENT.match(words[0]):
            name, _, value = words.pop(0).partition("=")
            prefix[name.rstrip("+")] = value
        if not words:
            self.assign(prefix, start)
            return
        if self.guard(words) or self.builtin(words):
            return
        env = tuple({**self.env, **prefix}.items())
        if self.goes_on:
            self.spared.append(len(self.out))
        self.out.append(
            Simple(
                _printed(tuple(words)),
                self.line + line,
                env,
                self.cds,
                function=self.function,
                case=self.case,
                stdin=stdin,
                stdin_line=self.line + stdin_line,
                rows=rows,
            )
        )

    def assign(self, given: dict[str, str], start: Token) -> None:
        """Keep what variables are set to, with the commands whose output they take."""
        self.positions.assigned(self.function, given.values())
        for value in given.values():
            inner = _SUBSTITUTED.fullmatch(value) if self.captured else None
            if inner is not None:
                for found in split((inner.group(1), self.line + start.line), captured=self.captured - 1):
                    if self.goes_on:
                        self.spared.append(len(self.out))
                    env = tuple({**self.env, **dict(found.env)}.items())
                    cds = (*self.cds, *found.cds)
                    self.out.append(replace(found, env=env, cds=cds, function=self.function, case=self.case))
        self.env.update(given)

    def program_line(self) -> int:
        """The line on which a command names its program, behind variables on lines before (``KEY=value \\``)."""
        at = self.at
        while at + 1 < len(self.stream) and not self.stream[at].operator and ASSIGNMENT.match(self.stream[at].text):
            at += 1
        return self.stream[self.at if self.stream[at].operator else at].line

    def collect(self) -> tuple[list[str], str, int]:
        """The words up to the next operator that is no redirection, with a here-document's body."""
        words: list[str] = []
        stdin, stdin_line = "", 0
        while self.at < len(self.stream):
            token = self.stream[self.at]
            if not token.operator:
                words.append(token.text)
                self.at += 1
            elif token.text in REDIRECTIONS:
                self.at += 2
            elif token.text in ("<<", "<<-"):
                body = self.stream[self.at + 1] if self.at + 1 < len(self.stream) else None
                if body and body.quoted:
                    stdin, stdin_line = body.text, body.line
                self.at += 2
            else:
                break
        return words, stdin, stdin_line

    def builtin(self, words: list[str]) -> bool:
        """Follow ``cd`` and ``export``; they are no commands of interest themselves."""
        if words[0] in ("cd", "pushd"):
            targets = [word for word in words[1:] if not word.startswith("-")]
            self.cds = (*self.cds, targets[0]) if targets else ()
            return True
        if words[0] == "popd" or words == ["cd", "-"]:
            self.cds = self.cds[:-1]
            return True
        if words[0] == "set" and words[1:] and words[1][0] in "+-" and "e" in words[1]:
            self.goes_on = words[1][0] == "+"
        if words[0] in ("export", "declare", "local", "readonly", "typeset", "set", "unset", "shift", "return"):
            self.declare(words)
            return True
        return False

    def declare(self, words: list[str]) -> None:
        """``export NAME=value`` and the like; ``shift``."""
        if words[0] == "shift":
            self.positions.shifted(self.function, words)
        given = dict(word.split("=", 1) for word in words[1:] if "=" in word and words[0] != "set")
        self.positions.assigned(self.function, given.values())
        self.env.update(given)


def _as_presence(found: re.Match[str]) -> str:
    """A comparison of the number of arguments as a look whether the first is set."""
    return f"-{'z' if found[1] else 'n'} $1"


def _swallows(words: list[str]) -> bool:
    return bool(words) and (words[0] in _SHRUG or words[:2] in (["exit", "0"], ["return", "0"]))


def _printed(words: tuple[str, ...]) -> tuple[str, ...]:
    """A command that make prints and the shell then runs, as if make ran it: ``poetry run $(make test --just-print)``."""
    for at, word in enumerate(words):
        found = _MAKE.fullmatch(word)
        given = tuple(found.group(1).split()) if found is not None else ()
        if _PRINTS.intersection(given):
            return (*words[:at], *(each for each in given if each not in _PRINTS))
    return words
