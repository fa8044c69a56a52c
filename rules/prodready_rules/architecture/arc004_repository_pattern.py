"""# Data access stands apart

**Passes** when repository, DAO or CRUD classes (own or a library's), or modules of functions that take the session, hold at
least 80 % of the application's query sites.

**A query site** is a call that executes a statement or adds or deletes through a session, connection, cursor, collection or
manager. Commit, flush, refresh, rollback, liveness probes, migrations, statements that make tables, one-off fixes and
command-line tools are none. A
call of a library repository's own method counts as one site inside.

**Inside** are:

- repository, DAO and CRUD classes, own or a library's, and classes that hold the connection and query in most methods;
- modules of the repositories layer, and modules named for services that hold the queries too; tasks and jobs (`tasks.py`,
  `jobs/`) call data access as handlers do, and are none themselves;
- modules most of whose functions take the session or connection as a parameter; what a framework injects into a
  dependency or a handler is not taken this way;
- modules named for the database (`db/orders.py`, `database.py`) most of whose functions query it, wherever they take the
  session from;
- Django's custom managers, querysets and selectors. A call of a manager's own method is no query site, the queries in it are.

Methods on the model classes themselves (active record) are outside.

**Fails** with the sites outside, the densest file first. **Not applicable** without persistence.

**How it is decided.** Calls are followed to the types of what they are called on: annotations, constructors, injected
parameters, factories of sessions. Where the text tells no type, the name of a session or cursor and the imported driver
speak for it.

Passes:

```python
class UserRepository:
    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def find(self, name: str) -> User | None:
        return await self.session.scalar(select(User).where(User.name == name))
```

Fails: `await session.execute(select(User))` in a route.

**Limits.** Related managers (`author.books.all()`) and rows that a loop changes are not counted.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator

from prodready.api import Effort, Evidence, Verdict, failed, passed, point
from prodready.project.layering.access import DataAccess, Site
from prodready.project.layering.hidden import Hidden, absence, unless
from prodready.project.layering.layers import Layers
from prodready.project.layering.names import REPOSITORIES, SERVICES
from prodready.project.services.main_service import MainService
from prodready.project.storage.persistence import Persistence
from prodready.project.storage.stores import QUERY, WRITE

SHARE = 0.8
"""Least share of query sites that must be inside (``checklist.md``, ARC004)."""


@point(
    code="ARC004",
    name="repository-pattern",
    section="architecture",
    question="Does data access stand apart from routes and business logic?",
    why="Queries that are spread over handlers cannot be tested, cached, or moved to another store.",
    fix="Move the queries of the densest file below into a repository class or a module of functions that take the session.",
    effort=Effort.DAYS,
    references=("https://www.cosmicpython.com/book/chapter_02_repository.html",),
)
def rule(persistence: Persistence, access: DataAccess, main: MainService, layers: Layers, hidden: Hidden) -> Verdict:
    """Compare the sites inside and outside."""
    if not persistence.present:
        return absence(persistence, hidden)
    if not persistence.has_database:
        return failed(
            "Process memory is the store; no data access stands apart.", *persistence.memory.found[0].evidence
        )
    inside, outside = access.inside, access.outside
    total = len(inside) + len(outside)
    if total == 0:
        return failed(
            "A database is set up, but no query was found that data access could hold.",
            *(place for place in persistence.evidence if not place.note.endswith((QUERY, WRITE))),
        )
    share = len(inside) / total
    if inside and share >= SHARE:
        return passed(
            f"{len(inside)} of {total} query sites ({_percent(share)}) stand in data access of its own.",
            *(Evidence(site.path, site.line, site.note) for site in _fullest(access, main)),
            *_densest(inside, main, lambda count, site: f"{_counted(count)} inside, {site.inside}"),
        )
    verdict = failed(
        f"{len(inside)} of {total} query sites ({_percent(share)}) stand in data access of its own; 80 % are needed.",
        *_densest(outside, main, lambda count, site: f"{_counted(count)} outside"),
        searched=f"{total} query sites",
    )
    return unless(verdict, hidden.layers([REPOSITORIES], layers).get(REPOSITORIES))


def _percent(share: float) -> str:
    """A share that is never rounded up to the bar: 79.9 % for 0.7999."""
    return f"{math.floor(share * 1000) / 10:g} %"


def _counted(count: int) -> str:
    return f"{count} query site{'' if count == 1 else 's'}"


def _fullest(access: DataAccess, main: MainService) -> list[Site]:
    """The repositories with most sites, those of the main service first; a library's that are only made there come last."""
    counts = Counter((site.path, site.inside) for site in access.inside)

    def rank(site: Site) -> tuple[bool, bool, int]:
        of_library = site.note.startswith("makes ")
        return not main.holds(site.path), of_library, -counts[site.path, site.note.partition(" ")[0]]

    return sorted(access.repositories, key=rank)[:2]


def _densest(sites: tuple[Site, ...], main: MainService, note: Callable[[int, Site], str]) -> Iterator[Evidence]:
    """The files with most sites, those of the main service first, and services that hold them last; each by its first one
    that a function makes."""
    files = Counter(site.path for site in sites)
    first = {site.path: site for site in sorted(sites, key=lambda site: (site.declared, site.line), reverse=True)}
    shared = {site.path for site in sites if site.inside.startswith(SERVICES)}
    for path in sorted(files, key=lambda path: (not main.holds(path), path in shared, -files[path], path))[:4]:
        yield Evidence(path, first[path].line, note(files[path], first[path]))
