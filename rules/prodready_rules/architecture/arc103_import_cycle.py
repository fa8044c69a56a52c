"""# Import cycles

**Reported**: modules of the application that import each other in a ring when they are imported; one finding for
each group of modules that reach each other, with a shortest ring.

**Not reported**: imports inside functions and below `if TYPE_CHECKING`; a package's `__init__` and its own
submodules, which Python always imports in the same order.

Which module comes first then decides whether an import works; the usual sign is `ImportError: cannot import name …
(most likely due to a circular import)` after an innocent change. Move what both need into a third module.
"""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Effort, Finding, Location, Severity, finding
from prodready.project.code.import_graph import ImportGraph
from prodready.project.services.production import spot

SHOWN = 6


@finding(
    code="ARC103",
    name="import-cycle",
    section="architecture",
    severity=Severity.WARNING,
    question="Do modules import each other in a ring?",
    why="Whether the import works depends on which module happens to be imported first.",
    fix="Move what both need into a third module, or import inside the function that needs it.",
    effort=Effort.HOURS,
    references=(
        "https://docs.python.org/3/faq/programming.html#what-are-the-best-practices-for-using-import-in-a-module",
    ),
)
def rule(graph: ImportGraph) -> Iterator[Finding]:
    """One finding for each ring."""
    for ring in graph.rings:
        first = ring[0]
        names = [first.source, *(edge.target for edge in ring)]
        if len(names) > SHOWN:
            names = [*names[: SHOWN - 1], "…", names[-1]]
        where = Location(first.source, first.line, 0, first.line, 0)
        yield spot("ARC103", Severity.WARNING, where, f"modules import each other: {' → '.join(names)}")
