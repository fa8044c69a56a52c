"""Schema migrations: which tool, where its environment is, and which revisions it holds."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterator

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.documents import Facts, Text, entries, text
from prodready.facts.files import Role
from prodready.facts.python import Module, last_word
from prodready.project.containers.compose import Compose
from prodready.project.snapshot import Snapshot
from prodready.project.storage.sql_runners import (
    EXCLUDED,
    command_lists,
    kept,
    lists_below,
    loads_migrations,
    programs,
    reads_folder,
)

_NUMBERED = re.compile(
    r"^(?:V?\d+(?:[._]\d+)*|\d{8,14})[-_.].*\.(?:sql|py)$|^V\d+(?:[._]\d+)*__.*\.sql$|^migrat\w*_\d\w*\.sql$|^\d{1,5}\.sql$",
    re.I,
)
_RUNNERS = {
    "yoyo": "yoyo",
    "aerich": "Aerich",
    "peewee_migrate": "peewee-migrate",
    "dbmate": "dbmate",
    "pymongo_migrate": "pymongo-migrate",
}
_COMMENT = re.compile(r"\s*(?:--|/\*|\*)")
_OF_A_NUMBER = re.compile(r"(?:^|/)[^/]*migrat[^/]*/[a-z_]*\d{2,}\w*\.py$", re.I)
_APPLIES = frozenset({"migrate", "upgrade", "up", "apply", "forward", "forwards", "run"})
"""What the function of a migration is called that changes the schema."""
_CHANGELOG = re.compile(r"(?:^|/)(?:[\w.-]*[-_.])?change-?log(?:[-_.][\w.-]*)?\.(?:xml|ya?ml|json|sql)$", re.I)
_LAYOUTS = {
    "migrate.cfg": ("sqlalchemy-migrate", r"versions/\d+_\w+\.(?:py|sql)"),
    "sqitch.plan": ("Sqitch", r"deploy/.+\.sql"),
    "edgedb.toml": ("Gel", r"dbschema/migrations/[\w-]+\.(?:edgeql|gel)"),
    "gel.toml": ("Gel", r"dbschema/migrations/[\w-]+\.(?:edgeql|gel)"),
}
"""A tool's own file → its name, and where below that file's folder its revisions stand."""
_ENTRY_POINTS = (("project", "entry-points"), ("tool", "poetry", "plugins"), ("options.entry_points",))
_PIECES = ("piccolo_migrations", "piccolo.apps.migrations")


class Migrations(msgspec.Struct, frozen=True):
    """What was found; ``tool`` is empty where nothing was."""

    tool: str
    environments: tuple[Evidence, ...]
    revisions: tuple[Evidence, ...]


@fact
def migrations(snapshot: Snapshot, compose: Compose) -> Migrations:
    """Look for each tool's layout; the first that has revisions wins."""
    finders = (_alembic, _django, _aerich, _piccolo, _quart_db, _prisma, _by_library, _beside_a_file, _own, _loaded)
    found = [finder(snapshot) for finder in finders]
    found += [_sql(snapshot, compose), _liquibase(snapshot, compose)]
    for item in found:
        if item.revisions:
            return item
    return next((item for item in found if item.environments), Migrations("", (), ()))


def _assigned(module: Module, name: str) -> int:
    target = f":{name}"
    return next((item.line for item in module.assigns if item.target == target), 0)


def _defined(module: Module, name: str) -> int:
    """The line of a function; the first if there is none."""
    return next((item.line for item in module.functions if item.name == name), 1)


def _running(module: Module) -> int:
    """The line of an environment that runs the revisions, or sets that up; 0 if none is seen."""
    lines = {last_word(call.name): call.line for call in reversed(module.calls)}
    by_library = (line for name, line in lines.items() if name.startswith("run_migrations"))
    return lines.get("run_migrations") or lines.get("configure") or min(by_library, default=0)


def _alembic(snapshot: Snapshot) -> Migrations:
    environments, revisions = [], []
    idle: set[str] = set()
    for path, module in kept(snapshot):
        name = path.rpartition("/")[2]
        line = _assigned(module, "revision")
        if line and _assigned(module, "down_revision"):
            revisions.append(Evidence(path, line, "Alembic revision"))
            idle |= set() if any(call.scope >= 0 for call in module.calls) else {path}
        elif name == "env.py" and (used := [each.line for each in module.imports if each.target.startswith("alembic")]):
            environments.append(Evidence(path, _running(module) or min(used), "Alembic environment"))
    homes = [*(item.path.rpartition("/")[0] for item in environments), *(told for _, told in _configurations(snapshot))]
    inside = tuple(f"{home}/" for home in homes if home not in ("", "."))
    # where Alembic looks unless told otherwise, and those that change nothing last
    revisions.sort(
        key=lambda item: (
            not item.path.startswith(inside),
            "versions" not in item.path.split("/"),
            item.path in idle,
        )
    )
    held = {item.path.rpartition("/")[0].rpartition("/")[0] for item in revisions}
    told = {item: item.path.rpartition("/")[0] in held for item in environments}
    told |= {item: folder in held for item, folder in _configurations(snapshot)}
    environments = sorted(told, key=lambda item: not told[item])
    environments.extend(
        Evidence(path, call.line, "Flask-Migrate is initialised")
        for path, module in snapshot.application()
        for call in module.calls
        if call.name == "flask_migrate.Migrate"
    )
    if not environments and not _uses_alembic(snapshot, {item.path for item in revisions}):
        return Migrations("", (), ())  # a revision that nothing can run
    return Migrations("Alembic", tuple(environments), tuple(revisions))


def _uses_alembic(snapshot: Snapshot, revisions: Container[str]) -> bool:
    """Whether anything but the revisions themselves is about Alembic: code that configures it, or a file that names it."""
    imports = (item.target for path, module in kept(snapshot) if path not in revisions for item in module.imports)
    return any("alembic" in target or "migrate" in target for target in imports) or any(
        "alembic" in path.rpartition("/")[2] or _names_alembic(snapshot, path) for path in snapshot.documents
    )


def _names_alembic(snapshot: Snapshot, path: str) -> bool:
    """Whether a configuration has a table for Alembic (``[tool.alembic]``), or announces revisions to a platform that runs
    them (``[project.entry-points."invenio_db.alembic"]``)."""
    document = snapshot.document(path)
    if document is None:
        return False
    announced = (each.key for table in _ENTRY_POINTS for each in entries(document.at(*table)))
    told = (document.at("tool", "alembic") or document.at("alembic")) is not None
    return told or any(group.endswith(".alembic") for group in announced)


def _configurations(snapshot: Snapshot) -> Iterator[tuple[Evidence, str]]:
    """Alembic's configuration files, each with the folder of the environment that it names."""
    for path in snapshot.documents:
        document = snapshot.document(path) if path.rpartition("/")[2] == "alembic.ini" else None
        if document is not None and snapshot.role(path) not in EXCLUDED:
            told = document.at("alembic", "script_location")
            folder = text(told).replace("%(here)s", "").lstrip("/")
            section = told or document.at("alembic")
            place = Evidence(path, section.line if section else 1, "Alembic configuration")
            yield place, posixpath.normpath(posixpath.join(path.rpartition("/")[0], folder))


def _django(snapshot: Snapshot) -> Migrations:
    revisions = [
        Evidence(path, cls.line, "Django migration")
        for path, module in kept(snapshot)
        if "migrations/" in path
        for cls in module.classes
        if cls.name == "Migration" and any("Migration" in getattr(base, "name", "") for base in cls.bases)
    ]
    revisions.sort(key=lambda item: "contrib/" in item.path)  # those of an application that others wrote come last
    return Migrations("Django migrations", (), tuple(revisions))


def _aerich(snapshot: Snapshot) -> Migrations:
    project = snapshot.document("pyproject.toml")
    configured = project is not None and project.at("tool", "aerich") is not None
    revisions = [
        Evidence(path, _defined(module, "upgrade"), "Aerich migration")
        for path, module in kept(snapshot)
        if "migrations/" in path
        and re.search(r"migrations/\w+/\d+_", path)
        and any(f.name == "upgrade" and f.is_async for f in module.functions)
    ]
    if not configured and not any(item.target.startswith("aerich") for _, m in kept(snapshot) for item in m.imports):
        configured = any("aerich" in str(path) for path in snapshot.files)
    table = project.at("tool", "aerich") if project is not None else None
    line = max(1, table.line) if table is not None else 1
    environment = (Evidence("pyproject.toml", line, "Aerich configuration"),) if configured and project else ()
    return Migrations("Aerich", environment, tuple(revisions) if configured or revisions else ())


def _piccolo(snapshot: Snapshot) -> Migrations:
    revisions = [
        Evidence(path, _defined(module, "forwards"), "Piccolo migration")
        for path, module in kept(snapshot)
        if (f"/{_PIECES[0]}/" in f"/{path}" and "__init__" not in path) or _is_of_piccolo(module)
    ]
    return Migrations("Piccolo", (), tuple(revisions))


def _is_of_piccolo(module: Module) -> bool:
    """Whether a module is a migration of Piccolo, in whatever folder its application keeps them."""
    managed = any(item.target.startswith(f"{_PIECES[1]}.auto.migration_manager") for item in module.imports)
    return managed and any(item.name == "forwards" for item in module.functions)


def _quart_db(snapshot: Snapshot) -> Migrations:
    uses = any(item.target.startswith("quart_db") for _, module in snapshot.application() for item in module.imports)
    revisions = [
        Evidence(path, module.functions[0].line if module.functions else 1, "Quart-DB migration")
        for path, module in (snapshot.modules.items() if uses else ())
        if re.search(r"(?:^|/)migrations/\d+\.py$", path)
    ]
    return Migrations("Quart-DB", (), tuple(revisions))


def _prisma(snapshot: Snapshot) -> Migrations:
    """``migrations/20240101_init/migration.sql`` beside ``schema.prisma``, which prisma's own command applies."""
    folders = {path.rpartition("/")[0] for path in snapshot.files if path.endswith("schema.prisma")}
    revisions = tuple(
        Evidence(path, 1, "Prisma migration")
        for path in sorted(snapshot.files)
        if path.endswith("/migration.sql") and posixpath.dirname(path.rpartition("/")[0].rpartition("/")[0]) in folders
    )
    return Migrations("Prisma", (), revisions)


def _by_library(snapshot: Snapshot) -> Migrations:
    """Numbered files that a library applies, which the repository imports; or yoyo's command, by its configuration."""
    revisions = _numbered(snapshot, ".py") + _numbered(snapshot, ".sql")
    applied = {revision.path for revision in revisions}
    imported = {
        item.target.partition(".")[0]
        for path, module in kept(snapshot)
        if path not in applied
        for item in module.imports
    }
    configured = any(path.rpartition("/")[2] == "yoyo.ini" for path in snapshot.files)
    tool = "yoyo" if configured else next((title for name, title in _RUNNERS.items() if name in imported), "")
    return Migrations(tool, (), revisions if tool else ())


def _beside_a_file(snapshot: Snapshot) -> Migrations:
    """The layout of a tool, told by its own file, which its command applies."""
    for path in (each for each in snapshot.files if each.rpartition("/")[2] in _LAYOUTS):
        folder, _, name = path.rpartition("/")
        tool, layout = _LAYOUTS[name]
        below = re.compile(rf"{re.escape(folder)}/{layout}" if folder else layout)
        revisions = tuple(
            Evidence(each, 1, f"{tool} migration") for each in sorted(snapshot.files) if below.fullmatch(each)
        )
        if revisions:
            return Migrations(tool, (Evidence(path, 1, f"{tool} configuration"),), revisions)
    return Migrations("", (), ())


def _sql(snapshot: Snapshot, compose: Compose) -> Migrations:
    """Numbered SQL counts where something of the repository runs it: a tool's own layout, code that reads the folder, or
    a migrating program in a compose file, a make target or a script.
    """
    revisions = _numbered(snapshot, ".sql")
    if not revisions:
        return Migrations("", (), ())
    names = [item.path.rpartition("/")[2] for item in revisions]
    flyway = any(name.upper().startswith("V") and "__" in name for name in names)
    folders = {item.path.rpartition("/")[0].rpartition("/")[2] for item in revisions}
    readers = [place for folder in sorted(folders) if "migrat" in folder for place in reads_folder(snapshot, folder)]
    readers += lists_below(snapshot, revisions[0].path)
    tools = any(
        name in path
        for path in snapshot.files
        for name in ("flyway", "dbmate", "sqitch.plan", "liquibase", "atlas.hcl", "supabase/config.toml")
    )
    started = tuple(programs(snapshot, compose))
    applied = started or tuple(readers[-1:])
    return Migrations("numbered SQL", applied[:2], revisions if flyway or applied or tools else ())


def _liquibase(snapshot: Snapshot, compose: Compose) -> Migrations:
    """Changelogs count where something of the repository runs Liquibase on them."""
    revisions = tuple(
        Evidence(path, 1, "Liquibase changelog")
        for path, info in sorted(snapshot.files.items())
        if info.role not in EXCLUDED and (_CHANGELOG.search(path) or _is_changelog(snapshot.documents.get(path)))
    )
    started = (*programs(snapshot, compose), *command_lists(snapshot, "liquibase", "update")) if revisions else ()
    return Migrations("Liquibase", started[:2], revisions if started else ())


def _is_changelog(document: Facts | None) -> bool:
    """Whether a file of XML is a changelog of Liquibase's, whatever it is called."""
    return isinstance(document, Text) and any("<databaseChangeLog" in line for line in document.lines[:9])


def _numbered(snapshot: Snapshot, suffix: str) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(path, _first_statement(snapshot, path), "numbered migration")
        for path, info in sorted(snapshot.files.items())
        if path.endswith(suffix)
        and info.role not in EXCLUDED
        and _NUMBERED.match(path.rpartition("/")[2])
        and re.search(r"migrat|versions|schema|db/|sql/", path, re.I)
    )


def _first_statement(snapshot: Snapshot, path: str) -> int:
    """Where a file of SQL begins to say something, behind its comments; the first line of any other."""
    document = snapshot.documents.get(path)
    lines = enumerate(document.lines, 1) if isinstance(document, Text) else ()
    return next((number for number, line in lines if line.strip() and not _COMMENT.match(line)), 1)


def _own(snapshot: Snapshot) -> Migrations:
    """Numbered functions in a module named for migrations that another module of the repository imports, to run them."""
    revisions = [
        Evidence(path, function.line, "numbered migration")
        for path, module in kept(snapshot)
        if snapshot.role(path) is Role.MIGRATION and "migrat" in path.rpartition("/")[2]
        for function in module.functions
        if re.search(r"\d{2,}(?:_|$)", function.name) and _is_imported(snapshot, path)
    ]
    return Migrations("numbered functions", (), tuple(revisions))


def _loaded(snapshot: Snapshot) -> Migrations:
    """Numbered modules in a folder of migrations, each with a function that applies it, which a runner of the repository
    lists and loads (``migrations/m_002.py``)."""
    revisions = tuple(
        Evidence(path, function.line, "numbered migration")
        for path, module in kept(snapshot)
        if _OF_A_NUMBER.search(path)
        for function in module.functions
        if function.scope < 0 and function.name in _APPLIES
    )
    runner = loads_migrations(snapshot, frozenset(item.path for item in revisions)) if revisions else None
    return Migrations("numbered modules", (runner,), revisions) if runner else Migrations("", (), ())


def _is_imported(snapshot: Snapshot, path: str) -> bool:
    stem = path.rpartition("/")[2].removesuffix(".py")
    return any(
        item.target.rpartition(".")[2] == stem
        for other, module in snapshot.application()
        if other != path
        for item in module.imports
    )
