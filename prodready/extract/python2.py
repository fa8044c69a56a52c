"""Python 2 rewritten into what ``ast`` reads, token by token, so that an old service is judged by what it does.

===========================================  =========================================================
``print a, b`` and ``print >>f, a``          ``print( a, b)``, ``print( a, file=f)``
``exec code in names``                       ``exec( code , names)``
``raise E, "text", trace``                   ``raise E( "text")``
``except E, error:``                         ``except E as error:``
``def f(a, (b, c))``, ``lambda (b, c): b``   one parameter for the tuple
`` `x` ``, ``<>``                            ``repr(x)``, ``!=``
``0777``, ``10L``, ``ur""``                  ``0o777``, ``10``, ``r""``
``async`` and its kin as names               ``async_``
tabs before a statement                      spaces up to the next eighth column
===========================================  =========================================================

Lines keep their numbers. The tokens are those of pygments' lexer of Python 2, which refuses nothing; whatever comes out
is parsed as any other source, and refused there if it is none. For worker processes only, as ``lowering`` is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pygments.lexers.python import Python2Lexer
from pygments.token import Comment, Name, Number, String, Text, _TokenType

_COMPOUND = frozenset({"if", "elif", "else", "while", "for", "try", "except", "finally", "with", "def", "class"})
_OPENS, _CLOSES = frozenset("([{"), frozenset(")]}")
_NEW_KEYWORDS = frozenset({"async", "await", "nonlocal"})
_PRINT_FUNCTION = re.compile(r"^from\s+__future__\s+import\b[^#\n]*\bprint_function\b", re.MULTILINE)
_CONTINUED = re.compile(r"\\\r?\n")


def convert(source: str) -> str:
    """``source`` as Python 3, with the same number of lines."""
    tokens = [(kind, text) for _, kind, text in Python2Lexer().get_tokens_unprocessed(source)]
    conversion = _Conversion(tokens, prints=_PRINT_FUNCTION.search(source) is None)
    return conversion.text()


class _Conversion:
    """The tokens of one file: ``words`` are their texts, rewritten in place, ``marks`` what they were; pieces of strings
    have none."""

    def __init__(self, tokens: Sequence[tuple[_TokenType, str]], *, prints: bool) -> None:
        self.kinds = [kind for kind, _ in tokens]
        self.words = [text for _, text in tokens]
        self.marks = ["" if _is_a(kind, String) else text for kind, text in tokens]
        self.made = 0
        self.rewrites: dict[str, Callable[[list[int]], None]] = {
            "exec": self._exec,
            "raise": self._raise,
            "except": self._except,
            "def": self._def,
        }
        if prints:
            self.rewrites["print"] = self._print

    def text(self) -> str:
        """The rewritten source."""
        for statement in list(self._statements()):
            rewrite = self.rewrites.get(self.marks[statement[0]])
            if rewrite is not None:
                rewrite(statement)
            self._lambdas(statement)
        for index in range(len(self.words)):
            self._token(index)
        return "".join(self.words)

    def _statements(self) -> Iterator[list[int]]:
        """The tokens of each simple statement, and of each header of a compound one."""
        current: list[int] = []
        depth = lambdas = 0
        for index, word in enumerate(self.marks):
            if self._is_blank(index):
                if depth == 0 and current and "\n" in _CONTINUED.sub("", word):
                    yield current
                    current = []
                continue
            if not current:
                lambdas = 0
            depth = max(0, depth + (word in _OPENS) - (word in _CLOSES))
            if depth == 0 and word == ";":
                if current:
                    yield current
                current = []
                continue
            lambdas += depth == 0 and word == "lambda"
            current.append(index)
            if depth == 0 and word == ":":
                if lambdas:
                    lambdas -= 1
                elif self.marks[current[0]] in _COMPOUND:
                    yield current
                    current = []
        if current:
            yield current

    def _is_blank(self, index: int) -> bool:
        kind, word = self.kinds[index], self.words[index]
        return _is_a(kind, Comment) or (_is_a(kind, Text) and not word.strip("\\ \t\r\n\f"))

    # statements

    def _print(self, statement: list[int]) -> None:
        head, rest = statement[0], statement[1:]
        ending = ")"
        if rest and self.marks[rest[0]] == ">>":
            comma = next(self._top(rest, ","), len(rest))
            ending = f"file={''.join(self.words[index] for index in rest[1:comma])})"
            self._drop(rest[: comma + 1])
            rest = rest[comma + 1 :]
            if rest and self.marks[rest[-1]] == ",":
                self._drop(rest[-1:])
                rest = rest[:-1]
            ending = f", {ending}" if rest else ending
        self._call(head, rest, ending)

    def _exec(self, statement: list[int]) -> None:
        for place in self._top(statement, "in"):
            self.words[statement[place]] = ","
        self._call(statement[0], statement[1:], ")")

    def _call(self, head: int, arguments: list[int], ending: str) -> None:
        self.words[head] += "("
        self.words[arguments[-1] if arguments else head] += ending

    def _raise(self, statement: list[int]) -> None:
        commas = list(self._top(statement, ","))
        if not commas:
            return
        kept = statement[: commas[1]] if len(commas) > 1 else statement
        self._drop(statement[len(kept) :])
        self.words[statement[commas[0]]] = "("
        self.words[kept[-1]] += ")"

    def _except(self, statement: list[int]) -> None:
        comma = next(self._top(statement, ","), None)
        if comma is None or self.marks[statement[-1]] != ":":
            return
        self.words[statement[comma]] = " as "
        target = statement[comma + 1 : -1]
        if len(target) > 1:
            self._replace(target)

    def _def(self, statement: list[int]) -> None:
        opening = next((place for place, index in enumerate(statement) if self.marks[index] == "("), None)
        if opening is None:
            return
        inside = statement[opening + 1 :]
        before, depth, start = "(", 1, -1
        for place, index in enumerate(inside):
            word = self.marks[index]
            if word in _OPENS:
                if depth == 1 and word == "(" and before in "(,":
                    start = place
                depth += 1
            elif word in _CLOSES:
                depth -= 1
                if depth == 1 and start >= 0:
                    self._replace(inside[start : place + 1])
                    start = -1
                if depth == 0:
                    return
            before = word

    def _lambdas(self, statement: list[int]) -> None:
        """Give each lambda that takes a tuple one parameter for it."""
        for place, index in enumerate(statement[:-1]):
            if self.marks[index] == "lambda" and self.marks[statement[place + 1]] == "(":
                depth = 0
                for last, inner in enumerate(statement[place + 1 :], place + 1):
                    depth += (self.marks[inner] in _OPENS) - (self.marks[inner] in _CLOSES)
                    if depth == 0:
                        self._replace(statement[place + 1 : last + 1])
                        break

    def _top(self, statement: list[int], wanted: str) -> Iterator[int]:
        """The places in a statement where a word stands outside of all brackets."""
        depth = 0
        for place, index in enumerate(statement):
            word = self.marks[index]
            depth += (word in _OPENS) - (word in _CLOSES)
            if depth == 0 and word == wanted:
                yield place

    def _replace(self, indices: list[int]) -> None:
        """Put one new name in the place of what unpacks a tuple."""
        self._drop(indices)
        self.made += 1
        self.words[indices[0]] = f"_tuple{self.made}"

    def _drop(self, indices: Sequence[int]) -> None:
        for index in indices:
            self.words[index] = ""

    # tokens

    def _token(self, index: int) -> None:
        kind, word = self.kinds[index], self.words[index]
        if _is_a(kind, String.Affix):
            self.words[index] = re.sub(r"(?i)ur", "r", word)
        elif _is_a(kind, String.Backtick):
            self.words[index] = f"repr({word.strip('`')})"
        elif _is_a(kind, Number):
            self.words[index] = _number(word)
        elif _is_a(kind, Name) and word in _NEW_KEYWORDS:
            self.words[index] = f"{word}_"
        elif _is_a(kind, Name) and word in ("l", "L") and index and _is_a(self.kinds[index - 1], Number):
            self.words[index] = ""
        elif self.marks[index : index + 2] == ["<", ">"]:
            self.words[index : index + 2] = ["!=", ""]
        elif "\t" in word and self._is_blank(index) and (not index or self.words[index - 1].endswith("\n")):
            self.words[index] = "\n".join(part.expandtabs(8) for part in word.split("\n"))


def _is_a(kind: _TokenType, other: _TokenType) -> bool:
    return kind[: len(other)] == other


def _number(word: str) -> str:
    digits = word.rstrip("lL")
    return f"0o{digits[1:]}" if re.fullmatch(r"0[0-7]+", digits) and digits.strip("0") else digits
