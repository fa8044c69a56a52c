"""The files of one repository, from the working directory or from a git revision without checking it out.

This is the only part of the engine that touches the audited files. Nothing here runs anything that the repository
names, follows a link out of it, or blocks on what is not a regular file.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from prodready.tree.base import Tree, TreeEntry, TreeError, Unreadable
from prodready.tree.gitdir import is_bare
from prodready.tree.memory import MemoryTree
from prodready.tree.revision import RevisionTree
from prodready.tree.work import WorkTree

__all__ = [
    "MemoryTree",
    "RevisionTree",
    "Tree",
    "TreeEntry",
    "TreeError",
    "Unreadable",
    "WorkTree",
    "open_tree",
]


def open_tree(root: Path, ref: str | None = None, exclude: Sequence[str] = ()) -> Tree:
    """The tree below ``root``, of revision ``ref`` if given; raises ``TreeError`` with one sentence for the user."""
    try:
        real = root.resolve(strict=True)
    except FileNotFoundError:
        raise TreeError(f"There is no folder {str(root)!r}.") from None
    except (OSError, RuntimeError):
        raise TreeError(f"The folder {str(root)!r} cannot be opened.") from None
    if not os.path.isdir(real):
        raise TreeError(f"{str(root)!r} is a file; name the folder of a repository.")
    if not os.access(real, os.R_OK | os.X_OK):
        raise TreeError(f"The folder {str(root)!r} cannot be read: permission denied.")
    if ref is not None:
        return RevisionTree(real, ref, exclude)
    if is_bare(real):
        raise TreeError(f"{str(root)!r} is a bare repository; name a revision of it with --ref.")
    return WorkTree(real, exclude)
