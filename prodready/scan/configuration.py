"""The configuration of one audit: from the work tree or the revision, checked against what is installed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import msgspec

from prodready.config import Config, Effective, resolve
from prodready.config.checks import check, check_profile, selected
from prodready.config.files import MAX_BYTES, Read, load, of_folder
from prodready.errors import ConfigError
from prodready.model import RuleInfo
from prodready.plugins import Plugins
from prodready.profiles import Definition, Profile, convert, define
from prodready.profiles import resolve as resolve_profile
from prodready.scan.request import ScanRequest
from prodready.score import Policy
from prodready.tree import Tree, Unreadable


def configuration(request: ScanRequest, tree: Tree) -> Effective:
    """The settings in force, those of the repository read from the revision that is audited. Raises UserError."""
    if request.ref is None or request.config_file or not request.repo_config:
        return load(request.path, *request.layers, file=request.config_file, repository=request.repo_config)
    found = of_folder(_reader(tree))
    return resolve(found[0] if found else None, *request.layers, file=found[1] if found else "")


def _reader(tree: Tree) -> Read:
    names = {entry.path for entry in tree.entries() if entry.mode != "link"}

    def read(name: str) -> bytes | None:
        if name not in names:
            return None
        try:
            return tree.read(name, MAX_BYTES)
        except Unreadable as error:
            raise ConfigError(f"{name}: {error.reason}") from None

    return read


def chosen_profile(effective: Effective, plugins: Plugins) -> Profile:
    """The profile in force, without what ``select`` and ``ignore`` leave out; checks the whole configuration.

    Raises :class:`ConfigError`.
    """
    check_profile(effective, plugins.profiles)
    definitions: dict[str, Definition] = {name: define(name, text) for name, text in plugins.profiles.items()}
    for name, table in effective.config.profiles.items():
        if name in definitions:
            raise ConfigError(f'{effective.origin("profiles")}: the profile "{name}" exists; give yours another name')
        with _placed(effective, "profiles"):
            definitions[name] = convert(name, table)
    with _placed(effective, "profile"):
        profile = resolve_profile(effective.config.profile, definitions, plugins.infos)
    check(effective, plugins.infos, [criterion.id for criterion in profile.criteria])
    return narrowed(profile, effective.config, plugins.infos)


@contextmanager
def _placed(effective: Effective, name: str) -> Iterator[None]:
    """Put the place of the key before what is wrong with its value."""
    try:
        yield
    except ConfigError as error:
        place = effective.origins.get(name)
        raise ConfigError(f"{place}: {error}" if place else str(error)) from None


def narrowed(profile: Profile, config: Config, rules: Sequence[RuleInfo]) -> Profile:
    """The profile with the codes that ``select`` and ``ignore`` leave; a criterion that loses all is gone.

    A code that is not installed at all stays: what should have decided it is missing, and the report says so.
    """
    installed = [rule.code for rule in rules]
    gone = frozenset(installed) - frozenset(selected(config, installed))
    criteria = []
    for each in profile.criteria:
        points = tuple(code for code in each.points if code not in gone)
        clean = tuple(code for code in each.clean if code not in gone)
        if points or clean or not (each.points or each.clean or config.select):
            criteria.append(msgspec.structs.replace(each, points=points, clean=clean))
    left = {name for each in criteria for name in (each.id, *each.points)}
    require = tuple(code for code in profile.require if code in left)
    return msgspec.structs.replace(profile, criteria=tuple(criteria), require=require)


def policy(config: Config, profile: Profile) -> Policy:
    """What the gate asks for."""
    return Policy(
        config.fail_under,
        tuple(dict.fromkeys((*config.require, *profile.require))),
        config.fail_on,
        profile.blockers,
        config.allow_partial,
    )
