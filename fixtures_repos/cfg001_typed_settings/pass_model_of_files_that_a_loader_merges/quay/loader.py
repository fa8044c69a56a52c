import functools
import os
from pathlib import Path

from quay.reading import read


def merged(profiles):
    return functools.reduce(lambda one, other: {**one, **other}, profiles, {})


def of_profile(profile):
    return read(Path(os.environ.get("QUAY_FOLDER", ".")) / f"settings-{profile}.yaml")


def load_active():
    return merged(of_profile(profile) for profile in ("default", "local"))
