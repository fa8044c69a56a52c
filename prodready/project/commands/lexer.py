"""POSIX shell text cut into words and operators, with lines; nothing is ever expanded or run.

Written for reading, not for executing: what is not understood (an unclosed quote, a here-document without its end) ends
at the end of the text instead of raising.
"""

from __future__ import annotations

import re

import msgspec

OPERATORS = (";;&", "&&", "||", ";;", ";&", "|&", "&>>", "&>", "<<<", "<<-", "<<", ">>", ">&", "<&", "<>", ">|")
SINGLE = frozenset(";|&()<>\n")
REDIRECTIONS = frozenset({"&>>", "&>", "<<<", ">>", ">&", "<&", "<>", ">|", "<", ">"})
_CLOSING = {"(": ")", "{": "}"}
_WORD_END = frozenset(" \t\r;|&()<>\n")
_HEREDOC = frozenset({"<<", "<<-"})
_QUOTED = r"\\.|'[^']*'|\"(?:\\.|[^\"\\])*\"|"
_BRACKETS = {
    "(": re.compile(_QUOTED + r"[()]", re.DOTALL),
    "{": re.compile(_QUOTED + r"[{}]", re.DOTALL),
    "`": re.compile(r"\\.|`", re.DOTALL),
}


class Token(msgspec.Struct, frozen=True):
    """A word (quotes removed, expansions as written) or an operator; ``line`` counts from 0 at the text's start."""

    text: str
    line: int
    operator: bool = False
    quoted: bool = False


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of ``text``, comments and here-document bodies left out.

    The body of a here-document stands as one quoted word after a ``<<`` operator, in place of its delimiter.
    """
    return _Lexer(text).run()


class _Lexer:
    """One pass over the text with a position; state of its own only while it runs."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.line = 0
        self.out: list[Token] = []
        self.word_end = -1
        self.pending: list[int] = []  # indexes in ``out`` of here-document delimiters whose body is still to come

    def run(self) -> tuple[Token, ...]:
        while self.at < len(self.text):
            self.step()
        return tuple(self.out)

    def step(self) -> None:
        char = self.text[self.at]
        if char in " \t\r":
            self.at += 1
        elif self.text.startswith("\\\n", self.at):
            self.advance(2)
        elif char == "#":
            end = self.text.find("\n", self.at)
            self.at = len(self.text) if end < 0 else end
        elif char in SINGLE:
            self.operator()
        else:
            self.word()

    def advance(self, count: int) -> str:
        piece = self.text[self.at : self.at + count]
        self.line += piece.count("\n")
        self.at += count
        return piece

    def operator(self) -> None:
        found = next((op for op in OPERATORS if self.text.startswith(op, self.at)), self.text[self.at])
        last = self.out[-1] if self.out else None
        if found[0] in "<>" and self.at == self.word_end and last and last.text.isdigit() and not last.quoted:
            self.out.pop()  # the file descriptor of ``2>&1``
        self.out.append(Token(found, self.line, operator=True))
        self.advance(len(found))
        if found in _HEREDOC:
            self.heredoc_start()
        elif found == "\n" and self.pending:
            self.heredoc_bodies()

    def heredoc_start(self) -> None:
        while self.text[self.at : self.at + 1] in (" ", "\t"):
            self.at += 1
        if self.at < len(self.text) and self.text[self.at] not in _WORD_END:
            self.pending.append(len(self.out))
            self.word()

    def heredoc_bodies(self) -> None:
        for index in self.pending:
            delimiter = self.out[index].text
            start, first = self.at, self.line
            while self.at < len(self.text):
                end = self.text.find("\n", self.at)
                end = len(self.text) if end < 0 else end
                row = self.text[self.at : end]
                body_end = self.at
                self.advance(end + 1 - self.at)
                if row.strip() == delimiter:
                    break
            else:
                body_end = self.at
            self.at = min(self.at, len(self.text))
            self.out[index] = Token(self.text[start:body_end], first, quoted=True)
        self.pending = []

    def word(self) -> None:
        parts: list[str] = []
        line, quoted = self.line, False
        while self.at < len(self.text) and self.text[self.at] not in _WORD_END:
            char = self.text[self.at]
            if char in "'\"":
                quoted = True
                parts.append(self.single() if char == "'" else self.double())
            elif char == "\\":
                parts.append(self.escape())
            elif char == "`":
                parts.append(self.balanced("`", "`"))
            elif char == "$" and self.text[self.at + 1 : self.at + 2] in _CLOSING:
                opening = self.text[self.at + 1]
                self.at += 1
                parts.append("$" + self.balanced(opening, _CLOSING[opening]))
            else:
                parts.append(self.advance(1))
            if parts[-1] == "=" and self.text[self.at : self.at + 1] == "(":
                parts.append(self.balanced("(", ")"))
        if parts or quoted:
            self.out.append(Token("".join(parts), line, quoted=quoted))
            self.word_end = self.at

    def escape(self) -> str:
        pair = self.advance(2)
        return "" if pair == "\\\n" else pair[1:] or "\\"

    def single(self) -> str:
        end = self.text.find("'", self.at + 1)
        closed = end >= 0
        piece = self.advance((end + 1 if closed else len(self.text)) - self.at)
        return piece[1:-1] if closed else piece[1:]

    def double(self) -> str:
        self.at += 1
        parts: list[str] = []
        while self.at < len(self.text) and self.text[self.at] != '"':
            char = self.text[self.at]
            if char == "\\" and self.text[self.at + 1 : self.at + 2] in ('"', "\\", "$", "`", "\n"):
                parts.append(self.escape())
            elif char == "$" and self.text[self.at + 1 : self.at + 2] in _CLOSING:
                opening = self.text[self.at + 1]
                self.at += 1
                parts.append("$" + self.balanced(opening, _CLOSING[opening]))
            else:
                parts.append(self.advance(1))
        self.at += 1
        return "".join(parts)

    def balanced(self, opening: str, closing: str) -> str:
        """A bracketed run as written, its own quotes and nested brackets included."""
        start, depth = self.at, 0
        for found in _BRACKETS[opening].finditer(self.text, self.at):
            piece = found.group()
            if piece == opening and not (opening == closing and depth):
                depth += 1
            elif piece == closing:
                depth -= 1
            if depth == 0:
                return self.advance(found.end() - start)
        return self.advance(len(self.text) - start)
