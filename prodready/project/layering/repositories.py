"""Which classes are repositories: by their names, and by what they derive from."""

from __future__ import annotations

import re

from prodready.facts.python import Class
from prodready.project.code.symbols import Symbols
from prodready.project.layering.names import words_of
from prodready.project.storage.tables import DJANGO_MANAGERS
from prodready.project.words import words

REPOSITORY_BASES = frozenset(
    {
        *(
            f"advanced_alchemy.SQLAlchemy{kind}"
            for kind in ("AsyncRepository", "SyncRepository", "AsyncRepositoryService")
        ),
        "advanced_alchemy.SQLAlchemySyncRepositoryService",
        "advanced_alchemy.repository.SQLAlchemyAsyncRepository",
        "advanced_alchemy.repository.SQLAlchemySyncRepository",
        "advanced_alchemy.repository.SQLAlchemyAsyncSlugRepository",
        "advanced_alchemy.service.SQLAlchemyAsyncRepositoryService",
        "advanced_alchemy.service.SQLAlchemySyncRepositoryService",
        "litestar.repository.AbstractAsyncRepository",
        "litestar.plugins.sqlalchemy.repository.SQLAlchemyAsyncRepository",
        "litestar.plugins.sqlalchemy.service.SQLAlchemyAsyncRepositoryService",
        "litestar.contrib.sqlalchemy.repository.SQLAlchemyAsyncRepository",
        "litestar.contrib.repository.AbstractAsyncRepository",
        "fastcrud.FastCRUD",
        "sqlalchemy_crud_plus.CRUDPlus",
        "sqlalchemy_crud_plus.crud.CRUDPlus",
        "fastcrud.crud.fast_crud.FastCRUD",
        "advanced_alchemy.service.SQLAlchemyAsyncReadOnlyRepositoryService",
        "advanced_alchemy.service.SQLAlchemyAsyncQueryService",
        "advanced_alchemy.extensions.litestar.service.SQLAlchemyAsyncRepositoryService",
        "advanced_alchemy.extensions.litestar.repository.SQLAlchemyAsyncRepository",
        "fastapi_users.db.SQLAlchemyUserDatabase",
        "fastapi_users_db_sqlalchemy.SQLAlchemyUserDatabase",
        "sqlspec.service.SQLSpecAsyncService",
        "sqlspec.service.SQLSpecSyncService",
        "sqlalchemy_bind_manager.repository.SQLAlchemyRepository",
        "sqlalchemy_bind_manager.repository.SQLAlchemyAsyncRepository",
        *DJANGO_MANAGERS,
    }
)
"""Bases that make a class a repository: those of libraries, and Django's managers and querysets."""
LIBRARIES = REPOSITORY_BASES - DJANGO_MANAGERS
_OF_PACKAGES = re.compile(r"(?!django\.|abc\.|typing\.)[A-Za-z_]\w*(?:\.\w+)*\.(?:\w+Repository|Repository)(?:Base)?")
"""Classes of packages outside that are called repositories."""


def derives_from_library(path: str, cls: Class, symbols: Symbols) -> bool:
    """Whether a class is a repository by a package's class, which makes its queries: one that is known, or is called so."""
    return any(
        name in LIBRARIES or (found is None and _OF_PACKAGES.fullmatch(name) is not None)
        for name, found in symbols.ancestors(path, cls)
    )


def makes_repository(path: str, name: str, symbols: Symbols) -> bool:
    """Whether a call makes an object of a repository class of a library, or of one that derives from it."""
    resolved = symbols.resolve(path, name)
    if resolved in REPOSITORY_BASES:
        return True
    found = symbols.definition(resolved)
    return found is not None and found.cls is not None and symbols.derives(found.path, found.cls, REPOSITORY_BASES)


REPOSITORY_WORDS = words("repository repositories repo repos dao daos dal dals crud cruds")
"""Words that name a repository class whatever it holds; the others of the layer are names of many other things."""
_REPOSITORY_TAILS = words("base impl implementation generic mixin protocol interface abstract class port adapter")
_DATA_BASES = words("TypedDict NamedTuple Enum StrEnum BaseModel Struct Exception Schema Serializer Model")

_ANSWERING = words("view viewset resource controller endpoint")
"""What bases of classes that answer requests are called."""


def is_repository(path: str, cls: Class, symbols: Symbols) -> bool:
    """Whether a class is a repository by its name or by what it derives from; data about repositories is none, and neither
    is what answers requests (``class Orders(CRUDView)``)."""
    bases = [base.rpartition(":")[2].rpartition(".")[2] for base, _ in symbols.ancestors(path, cls)]
    if _DATA_BASES.intersection(bases) or cls.name.endswith("Error"):
        return False
    if any(_ANSWERING.intersection(words_of(base)[-1:]) for base in bases):
        return False
    if symbols.derives(path, cls, DJANGO_MANAGERS) or derives_from_library(path, cls, symbols):
        return True
    return any(_names_repository(name) for name in (cls.name, *bases))


def _names_repository(name: str) -> bool:
    """``UserRepo``, ``CRUDUser``, ``RepositoryGeneric``, ``TodoRepositoryImpl``; not ``GitHubRepositoryCreate``."""
    words = list(words_of(name))
    while len(words) > 1 and words[-1] in _REPOSITORY_TAILS:
        words.pop()
    return bool(words) and (words[-1] in REPOSITORY_WORDS or words[0] in ("crud", "dao", "dal"))
