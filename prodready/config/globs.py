"""Makes the globs of a configuration file that stands above the audited folder relative to that folder."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import PurePath

import msgspec

from prodready.config import Config, Layer

EVERYTHING = "**"


def rebased(layer: Layer, folder: PurePath) -> Layer:
    """The layer with its globs and paths, which are relative to its file, relative to ``folder`` below that file."""
    if not folder.parts:
        return layer
    before = msgspec.structs.replace(Config(), **layer.values)
    after: dict[str, object] = {
        # An explicitly audited folder is audited even if an audit of the whole would leave it out.
        "exclude": tuple(glob for glob in _globs(before.exclude, folder) if glob != EVERYTHING),
        "roles": {new: role for glob, role in before.roles.items() for new in _globs([glob], folder)},
        "per_file_ignores": {
            new: codes for glob, codes in before.per_file_ignores.items() for new in _globs([glob], folder)
        },
        # A waiver whose paths all lie elsewhere must not become one for everywhere: it is left out.
        "waivers": tuple(
            msgspec.structs.replace(waiver, paths=_globs(waiver.paths, folder))
            for waiver in before.waivers
            if not waiver.paths or _globs(waiver.paths, folder)
        ),
        "baseline": "../" * len(folder.parts) + before.baseline,
    }
    return Layer({**layer.values, **{key: after[key] for key in after.keys() & layer.values.keys()}}, layer.places)


def _globs(globs: tuple[str, ...] | list[str], folder: PurePath) -> tuple[str, ...]:
    return tuple(new for glob in globs if (new := rebase(glob, folder)) is not None)


def rebase(glob: str, folder: PurePath) -> str | None:
    """The ``.gitignore``-style glob as seen from ``folder``; None if it can match nothing there."""
    negated, body = ("!", glob[1:]) if glob.startswith("!") else ("", glob)
    if "/" not in body.rstrip("/"):
        # Without a slash it matches at any depth, so perhaps a folder on the way down.
        here = any(fnmatchcase(part, body.rstrip("/")) for part in folder.parts)
        return negated + (EVERYTHING if here else body)
    rest = body.lstrip("/").split("/")
    for part in folder.parts:
        if not rest or rest == [""]:
            return negated + EVERYTHING
        if rest[0] == EVERYTHING:
            return negated + "/".join(rest)
        if not fnmatchcase(part, rest[0]):
            return None
        rest = rest[1:]
    return negated + ("/" + "/".join(rest) if rest and rest != [""] else EVERYTHING)
