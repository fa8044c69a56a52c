"""# Process memory as the store

**Reported**: a dict, list or set of a module or class that write routes change and read routes serve.

**Not reported**: caches with a bound, registries that are filled at import, containers that no handler changes or serves;
what stands in for the database only where a condition switches it off.

Wrong: `todos = {}` and `@app.post("/todos")` that fills it. Right: a table.
"""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Effort, Finding, Location, Severity, finding
from prodready.project.services.production import spot
from prodready.project.storage.memory import MemoryStores


@finding(
    code="DAT101",
    name="memory-store",
    section="data",
    severity=Severity.BLOCKER,
    question="Is process memory the store?",
    why="Everything is gone after a restart, and a second worker has a store of its own.",
    fix="Keep the data in a database, and the container for tests.",
    effort=Effort.DAYS,
    references=("https://12factor.net/processes",),
)
def rule(memory: MemoryStores) -> Iterator[Finding]:
    """The containers that the routes use as a store."""
    for store in memory.found:
        name = store.symbol.rpartition(":")[2]
        yield spot(
            "DAT101",
            Severity.BLOCKER,
            Location(store.path, store.line, 0, store.line, 0),
            f"{name} is changed by {store.write.title} and served by {store.read.title}: process memory is the store",
        )
