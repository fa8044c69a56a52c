"""Lines for a terminal: wrapping, hanging indents, signs with ASCII twins, colour that only repeats what words say."""

from __future__ import annotations

import io

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from prodready.model import Severity, Status
from prodready.reports import RenderOptions, escape

MEASURE = 110
"""Longest line of prose; wider terminals only help tables."""

NARROWEST = 16
"""Columns that wrapped text needs beside what leads it."""

LABEL = 9
"""Width of the column of field labels (``why``, ``fix``)."""

_SIGNS = {Status.PASS: "✓", Status.FAIL: "✗", Status.UNKNOWN: "?", Status.NA: "–"}  # noqa: RUF001 - the sign of na
_ASCII_SIGNS = {Status.PASS: "+", Status.FAIL: "x", Status.UNKNOWN: "?", Status.NA: "-"}
STYLES = {Status.PASS: "green", Status.FAIL: "red", Status.UNKNOWN: "magenta", Status.NA: "dim"}
SEVERITY_STYLES = {Severity.BLOCKER: "bold red", Severity.ERROR: "red", Severity.WARNING: "yellow"}


class Page:
    """Collects the lines of one report and gives them back as text."""

    def __init__(self, options: RenderOptions) -> None:
        self.options = options
        self.width = max(options.width, 40)
        self.measure = min(self.width, MEASURE)
        self._lines: list[Text] = []
        self._console = Console(
            file=io.StringIO(),
            width=self.width,
            force_terminal=options.color,
            no_color=not options.color,
            color_system="standard" if options.color else None,
            highlight=False,
            markup=False,
            emoji=False,
            force_jupyter=False,
            legacy_windows=False,
            _environ={},
        )

    def say(self, text: str) -> str:
        """``text`` in characters that the output can show; nothing in it can act on the terminal."""
        shown = text if text.isprintable() else escape.visible(text, len(text))
        return shown if self.options.unicode else escape.ascii_only(shown)

    def sign(self, status: Status) -> str:
        """The one-column sign of a verdict."""
        return (_SIGNS if self.options.unicode else _ASCII_SIGNS)[status]

    def text(self, *parts: str | tuple[str, str]) -> Text:
        """One line from parts; a part with a style is a pair."""
        made = Text(end="")
        for part in parts:
            content, style = (part, "") if isinstance(part, str) else part
            made.append(self.say(content), style or None)
        return made

    def blank(self) -> None:
        """An empty line, never two."""
        if self._lines and self._lines[-1].plain:
            self._lines.append(Text())

    def heading(self, title: str, detail: str = "", style: str = "bold") -> None:
        """The title of a section with what it counts."""
        self.blank()
        self.line(self.text(detail), lead=self.text((title, style), "  "))

    def line(self, body: Text, indent: int = 0, lead: Text | None = None) -> None:
        """``body`` wrapped at the measure, its further lines below its first, which follows ``lead``."""
        lead = lead or Text()
        hang = indent + cell_len(lead.plain)
        if hang > self.measure - NARROWEST:
            body, lead, hang = Text.assemble(lead, body), Text(), indent
        pieces = body.wrap(self._console, self.measure - hang, overflow="fold") or [Text()]
        self._put(Text.assemble(lead, pieces[0]), indent)
        for piece in pieces[1:]:
            self._put(piece, hang)

    def field(self, label: str, body: str | Text, indent: int = 2) -> None:
        """A labelled paragraph."""
        lead = self.text((f"{label:<{LABEL}}", "dim"))
        self.line(self.text(body) if isinstance(body, str) else body, indent, lead)

    def link(self, label: str, address: str, indent: int = 2) -> None:
        """A labelled address in one piece: a terminal that folds it still lets it be followed and copied."""
        self._put(self.text((f"{label:<{LABEL}}", "dim"), address), indent)

    def place(self, label: str, place: str, note: str = "", indent: int = 2) -> None:
        """A place and what it says there; the note goes below where it would tear the place apart."""
        where = self.text((place, "cyan"))
        both = self.text((place, "cyan"), f"  {note}") if note else where
        if cell_len(both.plain) <= self.measure - indent - LABEL:
            self.field(label, both, indent)
            return
        self.field(label, where, indent)
        if note:
            self.field("", note, indent)

    def cropped(self, text: Text, indent: int = 0, width: int = 0) -> None:
        """``text`` on one line, its end cut if need be."""
        ellipsis = "…" if self.options.unicode else "..."
        room = (width or self.measure) - indent
        if cell_len(text.plain) > room:
            text = text.copy()
            text.truncate(room - len(ellipsis), overflow="crop")
            text.rstrip()
            text.append(ellipsis)
        self._put(text, indent)

    def render(self) -> str:
        """All lines, ending with a newline, harmless for a CI runner that reads them."""
        with self._console.capture() as capture:
            self._console.print(Text("\n").join(self._lines), soft_wrap=True)
        return escape.inert(capture.get().strip("\n")) + "\n"

    def _put(self, text: Text, indent: int) -> None:
        text = text.copy()
        text.rstrip()
        if text.plain:
            text.pad_left(indent)
        text.end = ""
        self._lines.append(text)
