"""A work tree is listed and read without following, blocking on or losing anything."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from prodready.tree import MemoryTree, Tree, TreeError, Unreadable, open_tree
from tests.unit.repos import write


def paths(tree: Tree) -> list[str]:
    return [entry.path for entry in tree.entries()]


def reasons(tree: Tree) -> dict[str, str]:
    return {refused.path: refused.reason for refused in tree.refused()}


def test_files_are_listed_sorted_with_size_mode_and_unknown_tracking(tmp_path: Path) -> None:
    write(tmp_path, {"b.py": "x\n", "a/c.py": "", "run.sh": "exit"})
    (tmp_path / "run.sh").chmod(0o755)
    entries = open_tree(tmp_path).entries()
    assert [(e.path, e.size, e.mode, e.tracked, e.blob) for e in entries] == [
        ("a/c.py", 0, "file", None, ""),
        ("b.py", 2, "file", None, ""),
        ("run.sh", 4, "exec", None, ""),
    ]
    assert entries[1].mtime_ns == (tmp_path / "b.py").stat().st_mtime_ns


def test_content_is_read_up_to_the_limit_and_refused_above_it(tmp_path: Path) -> None:
    write(tmp_path, {"a/b.py": "12345"})
    tree = open_tree(tmp_path)
    assert tree.read("a/b.py", 5) == b"12345"
    with pytest.raises(Unreadable, match="5 bytes, more than the limit of 4"):
        tree.read("a/b.py", 4)


@pytest.mark.parametrize("path", ["../secret", "/etc/passwd", "nothing", "a", ""])
def test_only_listed_files_can_be_read(tmp_path: Path, path: str) -> None:
    write(tmp_path, {"secret": "s", "root/a/b.py": ""})
    with pytest.raises(Unreadable):
        open_tree(tmp_path / "root").read(path, 100)


def test_ignore_files_hold_without_git_nested_ones_and_negations_included(tmp_path: Path) -> None:
    files = {
        ".gitignore": "*.log\nsecret/\n",
        "app/.gitignore": "!keep.log\n/local.py\n",
        "app/keep.log": "",
        "app/lost.log": "",
        "app/local.py": "",
        "app/sub/local.py": "",
        "secret/a.py": "",
        "secret/b.py": "",
    }
    write(tmp_path, files)
    tree = open_tree(tmp_path)
    assert paths(tree) == [".gitignore", "app/.gitignore", "app/keep.log", "app/sub/local.py"]
    assert tree.excluded == 3


def test_coverage_reports_are_kept_although_ignored(tmp_path: Path) -> None:
    write(tmp_path, {".gitignore": ".coverage\ncoverage.xml\n", ".coverage": "x", "coverage.xml": "<x/>"})
    assert paths(open_tree(tmp_path)) == [".coverage", ".gitignore", "coverage.xml"]


@pytest.mark.parametrize(
    "folder", ["node_modules", ".venv", "venv", "lib/site-packages", "__pycache__", ".tox", "x.egg-info", ".hg", ".git"]
)
def test_folders_of_tools_and_dependencies_are_left_out(tmp_path: Path, folder: str) -> None:
    write(tmp_path, {f"{folder}/x.py": "", "app.py": ""})
    tree = open_tree(tmp_path)
    assert paths(tree) == ["app.py"]
    assert tree.excluded == (0 if folder in (".hg", ".git") else 1)


def test_an_installed_environment_is_left_out_whatever_its_name(tmp_path: Path) -> None:
    write(tmp_path, {"py/pyvenv.cfg": "home = /usr", "py/lib/x.py": "", "app/pyvenv.cfg": "", "app/main.py": ""})
    tree = open_tree(tmp_path)
    assert paths(tree) == ["app/main.py", "app/pyvenv.cfg"]
    assert tree.excluded == 1


def test_build_output_is_left_out_but_not_a_package_of_that_name(tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": "", "build/lib/x.py": "", "dist/__init__.py": "", "src/build/tool.py": ""})
    assert paths(open_tree(tmp_path)) == ["dist/__init__.py", "pyproject.toml", "src/build/tool.py"]


def test_configured_exclusions_are_counted(tmp_path: Path) -> None:
    write(tmp_path, {"legacy/a.py": "", "legacy/b.py": "", "app/old_x.py": "", "app/main.py": ""})
    tree = open_tree(tmp_path, exclude=["/legacy/", "old_*.py"])
    assert paths(tree) == ["app/main.py"]
    assert tree.excluded == 2


def test_links_are_followed_inside_the_tree_only(tmp_path: Path) -> None:
    (tmp_path / "outside").write_text("TOPSECRET")
    root = tmp_path / "root"
    write(root, {"real/env": "A=1\n", "x.py": ""})
    for name, target in {
        "in": "real/env",
        "via": "folder/env",
        "folder": "real",
        "out": "../outside",
        "absolute": "/etc/passwd",
        "sneaky": "real/../../outside",
        "loop": "loop",
        "ping": "pong",
        "pong": "ping",
        "dangling": "nothing",
    }.items():
        (root / name).symlink_to(target)
    tree = open_tree(root)
    assert tree.read("in", 100) == tree.read("via", 100) == b"A=1\n"
    assert {entry.path for entry in tree.entries() if entry.mode == "link"} == {
        *("in", "via", "folder", "out", "absolute", "sneaky", "loop", "ping", "pong", "dangling")
    }
    refused = reasons(tree)
    assert set(refused) == {"out", "absolute", "sneaky", "loop", "ping", "pong", "dangling"}
    assert refused["out"] == refused["absolute"] == refused["sneaky"] == "link out of the repository, not followed"
    assert refused["loop"] == "link that leads back to itself"
    for name in (*refused, "folder"):
        with pytest.raises(Unreadable):
            tree.read(name, 100)


def test_a_folder_swapped_for_a_link_after_listing_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, {"root/a/x.py": "ours", "victim/x.py": "TOPSECRET"})
    tree = open_tree(tmp_path / "root")
    assert "a/x.py" in paths(tree)
    (tmp_path / "root/a/x.py").unlink()
    (tmp_path / "root/a").rmdir()
    (tmp_path / "root/a").symlink_to("../victim")
    with pytest.raises(Unreadable):
        tree.read("a/x.py", 100)


def test_exponentially_many_link_paths_are_not_walked(tmp_path: Path) -> None:
    for level in range(20):
        folder = tmp_path / f"l{level}"
        folder.mkdir()
        (folder / "a").symlink_to(f"../l{level + 1}")
        (folder / "b").symlink_to(f"../l{level + 1}")
    assert len(open_tree(tmp_path).entries()) == 40  # would else not end


def test_what_is_not_a_regular_file_is_refused_without_blocking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "x.py")
    os.mkfifo(tmp_path / ".gitignore")
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s.py")
        tree = open_tree(tmp_path)
        assert tree.entries() == ()
        assert reasons(tree)["x.py"] == "a FIFO, not a regular file"
        assert reasons(tree)["s.py"] == "a socket, not a regular file"
        assert {refused.partial for refused in tree.refused() if refused.path == ".gitignore"} == {True, False}


def test_a_folder_that_cannot_be_listed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"locked/x.py": "", "open/y.py": ""})
    scandir = os.scandir
    locked = (tmp_path / "locked").stat().st_ino

    def refuse(folder: int) -> object:
        if os.fstat(folder).st_ino == locked:
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    tree = open_tree(tmp_path)
    assert paths(tree) == ["open/y.py"]
    assert reasons(tree) == {"locked": "folder cannot be read: permission denied"}


def test_folders_deeper_than_the_limit_are_refused_not_lost(tmp_path: Path) -> None:
    descriptor = os.open(tmp_path, os.O_RDONLY)
    for _level in range(320):
        os.mkdir("deeper" * 3, dir_fd=descriptor)
        below = os.open("deeper" * 3, os.O_RDONLY, dir_fd=descriptor)
        os.close(descriptor)
        descriptor = below
    os.close(descriptor)
    refused = open_tree(tmp_path).refused()
    assert [item.reason for item in refused] == ["deeper than 300 folders"]


def test_names_that_are_not_utf_8_are_printable_and_readable(tmp_path: Path) -> None:
    with open(os.path.join(os.fsencode(tmp_path), b"bad\xff\xfe.py"), "wb") as stream:
        stream.write(b"x = 1\n")
    tree = open_tree(tmp_path)
    assert paths(tree) == [r"bad\xff\xfe.py"]
    assert paths(tree)[0].isprintable()
    assert tree.read(r"bad\xff\xfe.py", 100) == b"x = 1\n"


def test_nothing_below_the_root_is_written(tmp_path: Path) -> None:
    write(tmp_path, {"a/b.py": "x", ".gitignore": "*.log"})
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    tree = open_tree(tmp_path)
    tree.read("a/b.py", 10)
    assert tree.changed() == {}
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_the_name_is_the_folder_s_and_never_an_absolute_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shop").mkdir()
    monkeypatch.chdir(tmp_path / "shop")
    assert open_tree(Path()).name == "shop"


def test_opening_what_is_no_folder_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(TreeError, match="is a file"):
        open_tree(tmp_path / "file")
    with pytest.raises(TreeError, match="There is no folder"):
        open_tree(tmp_path / "missing")
    with pytest.raises(TreeError, match="cannot be opened"):
        open_tree(tmp_path / "file" / "below")


def test_a_memory_tree_reads_what_it_was_given() -> None:
    tree: Tree = MemoryTree({"b.py": b"22", "a.py": b"1"})
    assert [(entry.path, entry.size) for entry in tree.entries()] == [("a.py", 1), ("b.py", 2)]
    assert tree.read("b.py", 2) == b"22"
    with pytest.raises(Unreadable):
        tree.read("b.py", 1)
    with pytest.raises(Unreadable):
        tree.read("c.py", 1)
    assert (tree.refused(), tree.excluded, dict(tree.changed())) == ((), 0, {})
