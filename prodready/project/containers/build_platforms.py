"""The platform of a build, which BuildKit tells every Dockerfile without an ``ARG`` for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from prodready.project.containers.shellwords import fill

_PLATFORMS = ("amd64", "arm64", "arm/v7", "arm/v6", "386", "ppc64le", "s390x", "riscv64")
"""Those that images are built for, the usual one first."""


def _told(platform: str) -> dict[str, str]:
    arch, _, variant = platform.partition("/")
    values = {"PLATFORM": f"linux/{platform}", "OS": "linux", "ARCH": arch, "VARIANT": variant}
    return {f"{side}{name}": value for side in ("TARGET", "BUILD") for name, value in values.items()}


_TOLD = tuple(map(_told, _PLATFORMS))


def image_name(image: str, values: Mapping[str, str], is_stage: Callable[[str], bool]) -> str:
    """What ``FROM`` means: the first platform's stage if there is one, else the name on the usual platform."""
    names = [fill(image, {**told, **values}) for told in _TOLD] if "$" in image else [image]
    return next(filter(is_stage, names), names[0])
