"""What names of modules, folders and classes say of layers (``checklist.md``, Terms)."""

from __future__ import annotations

import re

from prodready.facts.python import Module
from prodready.project.words import words

ROUTES, MODELS, SERVICES, REPOSITORIES = "routes", "models", "services", "repositories"
ORDER = (ROUTES, MODELS, SERVICES, REPOSITORIES)

_WORDS = {
    MODELS: """model models entity entities schema schemas domain table tables dto dtos serializer serializers serialiser
    serialisers form forms orm""",
    SERVICES: """service services usecase usecases interactor interactors flow flows manager managers task tasks job jobs
    provider providers logic business action actions operation operations workflow workflows""",
    REPOSITORIES: """repository repositories repo repos crud cruds dao daos dal dals storage storages store stores gateway gateways
    adapter adapters backends persistence query queries queryset querysets selector selectors accessor accessors""",
}
ROUTE_WORDS = words(
    """routes route router routers api endpoint endpoints view views controller controllers resource resources handler
    handlers"""
)
USE_CASES = words("usecase usecases interactor interactors")
"""Words of services that name nothing else."""
FEATURE_WORDS = ROUTE_WORDS | words("blueprint blueprints urls")
"""What modules of routes are called inside a feature."""
THINGS = words(
    "task tasks job jobs flow flows action actions operation operations workflow workflows provider providers"
)
"""Words of services that name things of many applications too."""
_BACKGROUND = words("task tasks job jobs")
_PREFIXES = words(
    "crud dao dal repo repository repositories storage service services usecase model models schema schemas dto orm"
)
_COMPOUND = re.compile(r"(?!micro|web)[a-z]+(service|services|repository|repositories)")
_VERSION = re.compile(r"v\d+")
LAYER_OF_WORD = {word: layer for layer, words in _WORDS.items() for word in words.split()}
_PHRASES = {"use_case": SERVICES, "use_cases": SERVICES, "data_access": REPOSITORIES, "unit_of_work": REPOSITORIES}


def words_of(name: str) -> tuple[str, ...]:
    """The words of a module's or folder's name, lower case, CamelCase taken apart."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    return tuple(part for part in re.split(r"[_\-.]+", parted.lower()) if part)


def named_layer(name: str) -> str:
    """The layer that one path segment names by its last word, or by an earlier one that is used for nothing else
    (``crud_users``, ``service_layer``; not ``query_runner``)."""
    for phrase, layer in _PHRASES.items():
        if phrase in name.lower():
            return layer
    *earlier, last = words_of(name) or ("",)
    known = (word for word in reversed(earlier) if word in _PREFIXES)
    return LAYER_OF_WORD.get(last) or next((LAYER_OF_WORD[word] for word in known), "")


def holds_use_cases(folder: str) -> bool:
    """Whether a folder is named for what users do, not for things."""
    return "use_case" in folder.lower() or not USE_CASES.isdisjoint(words_of(folder))


def is_compound(name: str) -> bool:
    """Whether a folder is named for services of one kind (``payment_services/``), a thing of the application."""
    *earlier, last = words_of(name)
    return bool(earlier) and LAYER_OF_WORD.get(last) == SERVICES and not any(each in name.lower() for each in _PHRASES)


def compound(stem: str, module: Module) -> str:
    """The layer of a module named in one word (``userservice.py``), also after its class (``usermanager.py`` with a
    ``UserManager``); a folder so named is more often a deployable."""
    joined = stem.strip("_").lower()
    found = _COMPOUND.fullmatch(joined)
    if found:
        return LAYER_OF_WORD[found[1]]
    spelt = next((words_of(cls.name) for cls in module.classes if cls.name.lower() == joined), ())
    own = len(spelt) > 1 and spelt[0] not in ("abstract", "base")  # what others derive from is not the layer itself
    return LAYER_OF_WORD.get(spelt[-1], "") if own and spelt[-1] not in THINGS else ""


def telling(path: str) -> list[str]:
    """The names of a module and its folder, that of a version aside; what a package says itself has the package's."""
    parts = path.removesuffix(".py").removesuffix("/__init__").split("/")
    return [part for part in parts if not _VERSION.fullmatch(part)][-2:]


def is_named(path: str, names: frozenset[str]) -> bool:
    """Whether a module or its folder has one of the words in its name."""
    return any(names & set(words_of(part)) for part in telling(path))


def is_background(path: str) -> bool:
    """Whether a module is one of services by the work alone that it does apart from requests (``tasks.py``, ``jobs/``;
    not ``services/jobs.py``): it calls data access as handlers do, and is none itself."""
    named = [part for part in telling(path) if named_layer(part) == SERVICES]
    return bool(named) and all(words_of(part)[-1] in _BACKGROUND for part in named)
