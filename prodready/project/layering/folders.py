"""Folders whose names tell nothing of layers: they hold deployables, applications, features or things of the application."""

from __future__ import annotations

import posixpath
from collections import Counter

from prodready.project.applications.apps import Apps
from prodready.project.layering.names import FEATURE_WORDS, REPOSITORIES, THINGS, is_compound, named_layer, words_of
from prodready.project.routing.routes import Routes
from prodready.project.snapshot import Snapshot

_VIEWS = frozenset(f"{name}.py" for name in ("views", "urls", "routes", "router", "controllers"))

PACKAGING = ("pyproject.toml", "setup.py", "Dockerfile", "Pipfile", "package.json")


def deployable_folders(snapshot: Snapshot) -> frozenset[str]:
    """Folders whose subfolders are packages or images of their own (``services/api/pyproject.toml``): their names tell
    nothing about layers."""
    found = set()
    for path in snapshot.files:
        folder, _, name = path.rpartition("/")
        if name in PACKAGING and "/" in folder:
            found.add(folder.rpartition("/")[0])
    return frozenset(found)


def application_folders(apps: Apps) -> frozenset[str]:
    """Folders several modules of which make an application each (``services/movies.py``, ``services/users.py``)."""
    made = Counter(posixpath.dirname(path) for path in {app.path for app in apps.web})
    return frozenset(folder for folder, count in made.items() if count > 1)


def feature_folders(routes: Routes) -> frozenset[str]:
    """Folders named for another layer that hold features with routes of their own (``domain/accounts/controllers/``)."""
    found = set()
    for path in routes.files:
        folders, stem = path.split("/")[:-1], path.rpartition("/")[2].removesuffix(".py")
        for at, name in enumerate(folders):
            is_thing = at + 1 == len(folders) and (name.lower() in THINGS or is_compound(name))
            below = [*folders[at + 1 :], *((stem,) if at + 1 < len(folders) or is_thing else ())]
            if named_layer(name) and any(FEATURE_WORDS & set(words_of(part)) for part in below):
                found.add("/".join(folders[: at + 1]))
    return frozenset(found)


def entity_folders(snapshot: Snapshot) -> frozenset[str]:
    """Folders whose views stand in them: what is called a repository or a store there is a thing of the application
    (``api/repository/views.py`` beside ``api/account/views.py``), not its data access."""
    folders = {posixpath.dirname(path) for path, _ in snapshot.application() if posixpath.basename(path) in _VIEWS}
    return frozenset(folder for folder in folders if named_layer(posixpath.basename(folder)) == REPOSITORIES)


def django_folders(snapshot: Snapshot) -> frozenset[str]:
    """Folders of Django's applications, whose names are those of things (``shop/gateway/apps.py``)."""
    paths = (path for path, _ in snapshot.application() if posixpath.basename(path) == "apps.py")
    return frozenset(map(posixpath.dirname, paths))
