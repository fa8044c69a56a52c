"""Strings of newer Python lowered: nested quotes of PEP 701, templates of PEP 750."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

import libcst as cst

NEWLINE = re.compile(r"\r\n|\r|\n")
_BRACES = re.compile(r"(\\N\{[^}]*\})|([{}])")
_QUOTES = ('"""', "'''", '"', "'")

String = cst.SimpleString | cst.FormattedString | cst.TemplatedString


class StringLowering(cst.CSTTransformer):
    """What all lowering needs, and the lowering of strings."""

    def __init__(self, module: cst.Module) -> None:
        super().__init__()
        self.module = module
        self.stem = "_lowered"
        while self.stem in module.code:
            self.stem += "_"
        self.codes: list[str] = []

    def placeholder(self, code: str, node: cst.BaseExpression) -> cst.Name:
        """A name in the place of ``node``, for which ``resolved`` puts ``code``."""
        self.codes.append(code)
        return cst.Name(f"{self.stem}{len(self.codes) - 1}", lpar=node.lpar, rpar=node.rpar)

    def resolved(self, code: str) -> str:
        """``code`` with all placeholders replaced, those inside others too."""
        if not self.codes:
            return code
        return re.sub(rf"\b{self.stem}(\d+)\b", lambda found: self.resolved(self.codes[int(found[1])]), code)

    def code(self, node: cst.CSTNode) -> str:
        return self.module.code_for_node(node)

    def lines(self, *nodes: object) -> int:
        """Line ends in ``nodes``; what libcst left out (None, a sentinel) has none."""
        return sum(len(NEWLINE.findall(self.code(node))) for node in nodes if isinstance(node, cst.CSTNode))

    # strings: handled from the outside in, because what is inside may be lowered in two ways

    def visit_FormattedString(self, node: cst.FormattedString) -> bool:  # noqa: N802 - libcst finds it by this name
        return False

    def visit_ConcatenatedString(self, node: cst.ConcatenatedString) -> bool:  # noqa: N802
        return False

    def visit_TemplatedString(self, node: cst.TemplatedString) -> bool:  # noqa: N802
        return False

    def leave_FormattedString(  # noqa: N802
        self, original_node: cst.FormattedString, updated_node: cst.FormattedString
    ) -> cst.BaseExpression:
        return self.string(updated_node, [updated_node])

    def leave_TemplatedString(  # noqa: N802
        self, original_node: cst.TemplatedString, updated_node: cst.TemplatedString
    ) -> cst.BaseExpression:
        return self.string(updated_node, [updated_node])

    def leave_ConcatenatedString(  # noqa: N802
        self, original_node: cst.ConcatenatedString, updated_node: cst.ConcatenatedString
    ) -> cst.BaseExpression:
        return self.string(updated_node, _parts(updated_node))

    def string(self, node: cst.BaseExpression, parts: Sequence[String]) -> cst.BaseExpression:
        """``node``, which consists of ``parts``, as it is, requoted, or as a call or tuple."""
        if any(isinstance(part, cst.TemplatedString) for part in parts):
            return self.placeholder(self.as_tuple(node, parts), node)
        if _accepted(self.code(node)):
            return node
        requoted = node.visit(_Requoting(0))
        if isinstance(requoted, cst.BaseExpression) and _accepted(self.code(requoted)):
            return requoted
        return self.placeholder(self.as_call(node, parts), node)

    def lowered(self, part: cst.FormattedStringExpression | cst.TemplatedStringExpression) -> str:
        """The code of a replacement field's expression in parentheses."""
        expression = part.expression.visit(self)
        if not isinstance(expression, cst.CSTNode):
            raise TypeError(type(expression))  # no leave method removes a node
        before, after = part.whitespace_before_expression, part.whitespace_after_expression
        return f"({self.code(before)}{self.code(expression)}{self.code(after)})"

    def as_call(self, node: cst.BaseExpression, parts: Sequence[String]) -> str:
        """``"…{}…".format(a, …)``; the template has all line ends of the text, the arguments those of the fields."""
        templates: list[str] = []
        arguments: list[str] = []
        for part in parts:
            if isinstance(part, cst.FormattedString):
                inner = "".join(self.template(content, arguments) for content in part.parts)
                templates.append(re.sub("[fF]", "", part.start) + inner + part.end)
            elif isinstance(part, cst.SimpleString):
                templates.append(_braces_doubled(part))
        return f"({self.between(node, parts, templates)}).format({', '.join(arguments)})"

    def template(self, content: cst.BaseFormattedStringContent, arguments: list[str]) -> str:
        """The text of one part in a format template; the field's expression goes to ``arguments``."""
        if isinstance(content, cst.FormattedStringText):
            return content.value
        if not isinstance(content, cst.FormattedStringExpression):
            raise TypeError(type(content))  # there are only these two
        arguments.append(self.lowered(content))
        conversion = content.conversion or ("r" if content.equal and content.format_spec is None else "")
        spec = "".join(self.template(each, arguments) for each in content.format_spec or ())
        label = re.sub(r"""["'\\{}\r\n]""", "", self.code(content.expression)) + "=" if content.equal else ""
        bang = f"!{conversion}" if conversion else ""
        colon = f":{spec}" if content.format_spec is not None else ""
        return f"{label}{{{bang}{colon}}}"

    def as_tuple(self, node: cst.BaseExpression, parts: Sequence[String]) -> str:
        """``("text", (value), …,)``."""
        items: list[str] = []
        for part in parts:
            if not isinstance(part, cst.TemplatedString):
                items.append(self.code(part) + ", ")
                continue
            start = re.sub("[tT]", "", part.start)
            texts: list[str] = []
            for content in part.parts:
                if isinstance(content, cst.TemplatedStringText):
                    texts.append(start + content.value.replace("{{", "{").replace("}}", "}") + part.end)
                elif isinstance(content, cst.TemplatedStringExpression):
                    texts.append(self.lowered(content))
            items.append("".join(text + ", " for text in texts))
        return f"({self.between(node, parts, items)})"

    def between(self, node: cst.BaseExpression, parts: Sequence[String], codes: Sequence[str]) -> str:
        """``codes`` joined by the line ends that stand between ``parts`` in ``node``."""
        inside = self.code(node.with_changes(lpar=(), rpar=()))
        result, at = "", 0
        for part, code in zip(parts, codes, strict=True):
            text = self.code(part)
            found = inside.index(text, at)
            result += "\n" * len(NEWLINE.findall(inside[at:found])) + (" " if at else "") + code
            at = found + len(text)
        return result


class _Requoting(cst.CSTTransformer):
    """Gives each string inside a replacement field quotes that differ from all around it, and drops comments there.

    Escapes cannot stand in a field before 3.12; a string that needs them is left as it is, and the result is refused.
    """

    def __init__(self, depth: int) -> None:
        super().__init__()
        self.depth = depth

    def visit_FormattedString(self, node: cst.FormattedString) -> bool:  # noqa: N802
        return False

    def leave_FormattedString(  # noqa: N802
        self, original_node: cst.FormattedString, updated_node: cst.FormattedString
    ) -> cst.FormattedString:
        if self.depth >= len(_QUOTES):
            return updated_node
        quote = _QUOTES[self.depth]
        inner = _Requoting(self.depth + 1)
        return updated_node.with_changes(
            start=updated_node.start.rstrip("\"'") + quote,
            parts=[part.visit(inner) for part in updated_node.parts],
            end=quote,
        )

    def leave_SimpleString(  # noqa: N802
        self, original_node: cst.SimpleString, updated_node: cst.SimpleString
    ) -> cst.SimpleString:
        value = updated_node.raw_value
        if self.depth == 0 or "\\" in value:
            return updated_node
        for quote in reversed(_QUOTES[self.depth :]):
            if quote[0] not in value and (len(quote) == 3 or "\n" not in value):
                return updated_node.with_changes(value=f"{updated_node.prefix}{quote}{value}{quote}")
        return updated_node

    def leave_TrailingWhitespace(  # noqa: N802
        self, original_node: cst.TrailingWhitespace, updated_node: cst.TrailingWhitespace
    ) -> cst.TrailingWhitespace:
        return updated_node.with_changes(comment=None)

    def leave_EmptyLine(self, original_node: cst.EmptyLine, updated_node: cst.EmptyLine) -> cst.EmptyLine:  # noqa: N802
        return updated_node.with_changes(comment=None)


def _accepted(code: str) -> bool:
    """Whether ``ast`` of this interpreter takes ``code`` as one string."""
    try:
        tree = ast.parse(f"(\n{code}\n)", mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return isinstance(tree.body, (ast.JoinedStr, ast.Constant))


def _parts(node: cst.BaseString) -> list[String]:
    """The literals of an implicit concatenation; iterative, because thousands may be joined."""
    parts: list[String] = []
    stack: list[cst.BaseExpression] = [node]
    while stack:
        current = stack.pop()
        if isinstance(current, cst.ConcatenatedString):
            stack += [current.right, current.left]
        elif isinstance(current, (cst.SimpleString, cst.FormattedString, cst.TemplatedString)):
            parts.append(current)
    return parts


def _braces_doubled(part: cst.SimpleString) -> str:
    if "r" in part.prefix:
        return re.sub(r"[{}]", lambda found: found[0] * 2, part.value)
    return _BRACES.sub(lambda found: found[1] or found[2] * 2, part.value)
