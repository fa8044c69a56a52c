"""What git knows is used where it is cheap and safe: tracking, unchanged content, revisions, dates."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from prodready.tree import RevisionTree, Tree, TreeError, Unreadable, WorkTree, open_tree
from prodready.tree.renames import renames
from tests.unit.repos import commit, git, needs_git, repository, write

pytestmark = needs_git


def paths(tree: Tree) -> list[str]:
    return [entry.path for entry in tree.entries()]


def reasons(tree: Tree) -> dict[str, str]:
    return {refused.path: refused.reason for refused in tree.refused()}


def tracked(tree: Tree) -> dict[str, bool | None]:
    return {entry.path: entry.tracked for entry in tree.entries()}


def settle(folder: Path) -> None:
    """Let the index be younger than the files, as it is in any checkout that nobody works in."""
    past = time.time_ns() - 10 * 10**9
    for path in folder.rglob("*.py"):
        os.utime(path, ns=(past, past))
    git(folder, "update-index", "--refresh", "-q")


def test_tracked_files_stay_in_whatever_is_ignored(tmp_path: Path) -> None:
    files = {".gitignore": "build/\nenv/\n*.local\n", "build/a.py": "", "env/b.py": "", "c.local": ""}
    root = repository(tmp_path, files)
    write(root, {"build/new.py": "", "new.py": "", "d.local": "", "env/deeper/x.py": ""})
    tree = open_tree(root)
    assert tracked(tree) == {
        ".gitignore": True,
        "build/a.py": True,
        "c.local": True,
        "env/b.py": True,
        "new.py": False,
    }
    assert tree.excluded == 3


def test_dependencies_are_left_out_even_when_somebody_committed_them(tmp_path: Path) -> None:
    root = repository(tmp_path, {"node_modules/x/y.py": "", "app.py": "", "venv/pyvenv.cfg": "", "venv/lib/z.py": ""})
    for tree in (open_tree(root), open_tree(root, "HEAD")):
        assert paths(tree) == ["app.py"]
        assert tree.excluded == 2


def test_the_revision_is_that_of_head_loose_packed_and_detached(tmp_path: Path) -> None:
    root = repository(tmp_path, {"a.py": "1"})
    first = git(root, "rev-parse", "HEAD")
    assert open_tree(root).revision == first
    git(root, "pack-refs", "--all")
    assert open_tree(root).revision == first
    write(root, {"a.py": "2"})
    second = commit(root)
    assert open_tree(root).revision == second
    git(root, "checkout", "-q", "--detach", first)
    assert open_tree(root).revision == first


@pytest.mark.parametrize("version", ["2", "3", "4"])
def test_every_index_version_is_read(tmp_path: Path, version: str) -> None:
    root = repository(tmp_path, {"pkg/module_a.py": "1", "pkg/module_b.py": "2", "z" * 200 + ".py": "", "m.py": ""})
    write(root, {"intended.py": ""})
    if version == "3":
        git(root, "add", "-N", "intended.py")
    git(root, "update-index", "--index-version", version, "--force-write-index")
    expected = git(root, "ls-files").split("\n")
    assert (root / ".git/index").read_bytes()[4:8] == int(version).to_bytes(4, "big")
    assert [path for path, known in tracked(open_tree(root)).items() if known] == sorted(expected)


def test_blob_ids_are_given_for_unchanged_files_only(tmp_path: Path) -> None:
    root = repository(tmp_path, {"same.py": "s", "edited.py": "12", "touched.py": "t"})
    settle(root)
    blobs = {entry.path: entry.blob for entry in open_tree(root).entries()}
    assert blobs["same.py"] == git(root, "rev-parse", "HEAD:same.py")
    assert all(blobs.values())
    status = (root / "edited.py").stat()
    (root / "edited.py").write_text("21")  # the same size, and its old time put back
    os.utime(root / "edited.py", ns=(status.st_atime_ns, status.st_mtime_ns))
    os.utime(root / "touched.py")
    blobs = {entry.path: entry.blob for entry in open_tree(root).entries()}
    assert blobs["same.py"]
    assert blobs["edited.py"] == blobs["touched.py"] == ""


def test_a_copied_repository_with_kept_times_gives_no_blob_ids(tmp_path: Path) -> None:
    root = repository(tmp_path / "a", {"x.py": "x"})
    settle(root)
    shutil.copytree(root, tmp_path / "b")
    assert [entry.blob for entry in open_tree(tmp_path / "b").entries()] == [""]


def test_a_file_as_young_as_the_index_gives_no_blob_id(tmp_path: Path) -> None:
    root = repository(tmp_path, {"x.py": "x"})
    status = (root / "x.py").stat()
    os.utime(root / ".git/index", ns=(status.st_mtime_ns, status.st_mtime_ns))
    assert [entry.blob for entry in open_tree(root).entries()] == [""]


def test_a_subfolder_sees_its_own_files_and_the_ignore_files_above(tmp_path: Path) -> None:
    files = {".gitignore": "/services/api/secret/\n*.log\n", "services/api/a.py": "1", "other.py": ""}
    root = repository(tmp_path, files)
    write(root, {"services/api/secret/s.py": "", "services/api/x.log": "", "services/api/new.py": ""})
    (root / ".git/info/exclude").write_text("new.py\n")
    tree = open_tree(root / "services/api")
    assert tracked(tree) == {"a.py": True}
    assert tree.name == "api"
    past = open_tree(root / "services/api", "HEAD")
    assert paths(past) == ["a.py"]
    assert past.read("a.py", 10) == b"1"
    assert list(past.changed()) == ["a.py"]


def test_an_untracked_folder_below_a_repository_is_audited_by_itself(tmp_path: Path) -> None:
    root = repository(tmp_path, {".gitignore": "*\n"})
    write(root, {"project/app.py": ""})
    assert tracked(open_tree(root / "project")) == {"app.py": None}


def test_a_revision_is_listed_and_read_without_a_checkout(tmp_path: Path) -> None:
    root = repository(tmp_path, {"a/b.py": "one\n", "gone.py": "g", "run": "r"})
    (root / "run").chmod(0o755)
    (root / "link").symlink_to("a/b.py")
    (root / "out").symlink_to("/etc/passwd")
    commit(root)
    git(root, "rm", "-q", "gone.py")
    write(root, {"a/b.py": "two\n"})
    last = commit(root)
    tree = open_tree(root, "HEAD~1")
    assert [(entry.path, entry.size, entry.mode, entry.tracked) for entry in tree.entries()] == [
        ("a/b.py", 4, "file", True),
        ("gone.py", 1, "file", True),
        ("link", 6, "link", True),
        ("out", 11, "link", True),
        ("run", 1, "exec", True),
    ]
    assert tree.read("a/b.py", 100) == tree.read("link", 100) == b"one\n"
    assert reasons(tree) == {"out": "link out of the repository, not followed"}
    with pytest.raises(Unreadable, match="more than the limit"):
        tree.read("a/b.py", 3)
    with pytest.raises(Unreadable):
        tree.read("nothing.py", 3)
    assert open_tree(root, "main").revision == open_tree(root, last[:10]).revision == last
    assert (root / "a/b.py").read_text() == "two\n"


def test_a_revision_of_a_bare_repository_is_read(tmp_path: Path) -> None:
    source = repository(tmp_path / "source", {"a.py": "x = 1\n"})
    git(tmp_path, "clone", "-q", "--bare", str(source), "mirror.git")
    tree = open_tree(tmp_path / "mirror.git", "HEAD")
    assert (tree.name, paths(tree), tree.read("a.py", 100)) == ("mirror", ["a.py"], b"x = 1\n")
    with pytest.raises(TreeError, match="bare repository; name a revision"):
        open_tree(tmp_path / "mirror.git")


def test_a_large_blob_and_many_reads_go_through_one_process(tmp_path: Path) -> None:
    big = "x" * 300_000
    root = repository(tmp_path, {"big.py": big, **{f"f{number}.py": str(number) for number in range(50)}})
    tree = open_tree(root, "HEAD")
    assert tree.read("big.py", 300_000) == big.encode()
    assert [tree.read(f"f{number}.py", 10) for number in range(50)] == [str(number).encode() for number in range(50)]


def test_the_private_git_directory_goes_with_the_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path / "r", {"a.py": ""})
    private = tmp_path / "tmp"
    private.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(private))
    tree = RevisionTree(root, "HEAD")
    tree.read("a.py", 1)
    assert len(list(private.iterdir())) == 1
    tree.close()
    assert list(private.iterdir()) == []
    WorkTree(root).changed()
    assert list(private.iterdir()) == []


def test_an_unknown_revision_names_the_nearest(tmp_path: Path) -> None:
    root = repository(tmp_path, {"a.py": ""})
    git(root, "tag", "v1.2.0")
    with pytest.raises(TreeError, match=r"'v1.2.O'.*no such commit; the nearest name is 'v1.2.0'"):
        open_tree(root, "v1.2.O")
    for ref in ("--upload-pack=x", "", "HEAD~5", "a\0b"):
        with pytest.raises(TreeError, match="no such commit"):
            open_tree(root, ref)


def test_a_revision_without_repository_or_commits_says_so(tmp_path: Path) -> None:
    with pytest.raises(TreeError, match="not in a git repository"):
        open_tree(tmp_path, "HEAD")
    git(tmp_path, "init", "-q")
    with pytest.raises(TreeError, match="no commits yet"):
        open_tree(tmp_path, "HEAD")
    write(tmp_path, {"a.py": ""})
    tree = open_tree(tmp_path)
    assert (tracked(tree), tree.revision, tree.refused()) == ({"a.py": False}, "", ())


def test_a_shallow_clone_says_that_it_is_one(tmp_path: Path) -> None:
    source = repository(tmp_path / "source", {"a.py": "1"})
    write(source, {"a.py": "2"})
    commit(source)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{source}", "shallow")
    assert paths(open_tree(tmp_path / "shallow", "HEAD")) == ["a.py"]
    assert dict(open_tree(tmp_path / "shallow", "HEAD").changed()) == {}
    with pytest.raises(TreeError, match="shallow, git fetch --unshallow"):
        open_tree(tmp_path / "shallow", "HEAD~1")


def test_without_git_the_work_tree_stands_and_revisions_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository(tmp_path, {"a.py": ""})
    monkeypatch.setenv("PATH", "/nonexistent")
    tree = open_tree(root)
    assert tracked(tree) == {"a.py": True}
    assert tree.revision
    with pytest.raises(TreeError, match="git cannot be started"):
        open_tree(root, "HEAD")


def test_changed_is_the_last_commit_or_the_modification(tmp_path: Path) -> None:
    root = repository(tmp_path, {"old.py": "1", "new.py": "1", "edited.py": "1"})
    write(root, {"new.py": "2"})
    commit(root, date=1_700_000_500)
    settle(root)
    write(root, {"edited.py": "22", "untracked.py": ""})
    os.utime(root / "edited.py", (1_800_000_000, 1_800_000_000))
    os.utime(root / "untracked.py", (1_800_000_001, 1_800_000_001))
    assert dict(open_tree(root).changed()) == {
        "old.py": 1_700_000_000,
        "new.py": 1_700_000_500,
        "edited.py": 1_800_000_000,
        "untracked.py": 1_800_000_001,
    }
    assert dict(open_tree(root, "HEAD~1").changed()) == dict.fromkeys(["old.py", "new.py", "edited.py"], 1_700_000_000)


def test_submodules_are_refused_and_their_files_left_alone(tmp_path: Path) -> None:
    inner = repository(tmp_path / "inner", {"i.py": ""})
    outer = repository(tmp_path / "outer", {"o.py": ""})
    git(outer, "submodule", "--quiet", "add", str(inner), "sub")
    commit(outer)
    for tree in (open_tree(outer), open_tree(outer, "HEAD")):
        assert paths(tree) == [".gitmodules", "o.py"]
        assert reasons(tree) == {"sub": "submodule: files of another repository"}
    assert tracked(open_tree(outer / "sub")) == {"i.py": True}


def test_another_repository_inside_is_refused(tmp_path: Path) -> None:
    root = repository(tmp_path, {"a.py": ""})
    repository(tmp_path / "clone", {"b.py": ""})
    assert paths(open_tree(root)) == ["a.py"]
    assert reasons(open_tree(root)) == {"clone": "another git repository inside this one"}


def test_linked_work_trees_and_sha256_repositories_are_understood(tmp_path: Path) -> None:
    main = repository(tmp_path / "main", {"a.py": "1"}, "--object-format=sha256")
    git(main, "worktree", "add", "-q", str(tmp_path / "linked"), "-b", "other")
    write(tmp_path / "linked", {"a.py": "2"})
    git(tmp_path / "linked", "commit", "-q", "-a", "-m", "x")
    tree = open_tree(tmp_path / "linked")
    assert tracked(tree) == {"a.py": True}
    assert tree.revision == git(tmp_path / "linked", "rev-parse", "HEAD")
    assert len(tree.revision) == 64
    assert open_tree(tmp_path / "linked", "HEAD").read("a.py", 9) == b"2"
    assert open_tree(tmp_path / "linked", "main").read("a.py", 9) == b"1"


def test_a_split_index_is_read_by_git_itself(tmp_path: Path) -> None:
    root = repository(tmp_path, {"a.py": "", "b.py": ""})
    git(root, "update-index", "--split-index")
    write(root, {"c.py": "", "d.py": ""})
    git(root, "add", "c.py")
    assert tracked(open_tree(root)) == {"a.py": True, "b.py": True, "c.py": True, "d.py": False}


@pytest.mark.parametrize("damage", ["garbage", "cut", "count", "flipped", "fifo"])
def test_a_damaged_index_costs_the_tracking_not_the_audit(tmp_path: Path, damage: str) -> None:
    root = repository(tmp_path, {"a.py": ""})
    index = root / ".git/index"
    data = index.read_bytes()
    index.unlink()
    if damage == "fifo":
        os.mkfifo(index)
    else:
        count = data[:8] + b"\xff\xff\xff\xff" + data[12:]
        flipped = data[:-25] + bytes([data[-25] ^ 1]) + data[-24:]
        index.write_bytes({"garbage": b"\0" * 99, "cut": data[:40], "count": count, "flipped": flipped}[damage])
    tree = open_tree(root)
    assert tracked(tree) == {"a.py": None}
    assert reasons(tree)[".git"].startswith("git facts unavailable: the index")


def test_names_in_a_revision_that_no_checkout_could_have_are_refused(tmp_path: Path) -> None:
    root = repository(tmp_path, {"a.py": ""})
    blob = git(root, "hash-object", "-w", "--stdin", stdin=b"x")
    raw = b"".join(
        b"100644 " + name + b"\0" + bytes.fromhex(blob) for name in (b"../../evil.py", b".git", b"ok\xff.py")
    )
    tree_id = git(root, "hash-object", "-t", "tree", "-w", "--stdin", "--literally", stdin=raw)
    made = git(root, "commit-tree", tree_id, "-m", "x")
    tree = open_tree(root, made)
    assert paths(tree) == [r"ok\xff.py"]
    assert tree.read(r"ok\xff.py", 9) == b"x"
    assert reasons(tree) == dict.fromkeys(["../../evil.py", ".git"], "a name that no checkout could have")


def test_missing_objects_are_refused_by_name(tmp_path: Path) -> None:
    root = repository(tmp_path, {"a.py": "a", "b.py": "b"})
    blob = git(root, "rev-parse", "HEAD:a.py")
    (root / ".git/objects" / blob[:2] / blob[2:]).unlink()
    tree = open_tree(root, "HEAD")
    assert paths(tree) == ["b.py"]
    assert reasons(tree) == {"a.py": "the object is missing from the repository"}


def test_the_environment_of_a_git_hook_is_not_mistaken_for_the_audited_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = repository(tmp_path / "other", {"other.py": ""})
    root = repository(tmp_path / "root", {"a.py": "1"})
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git/index"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(other / ".git/objects"))
    assert tracked(open_tree(root)) == {"a.py": True}
    assert open_tree(root, "HEAD").read("a.py", 9) == b"1"
    assert list(open_tree(root, "HEAD").changed()) == ["a.py"]


def test_listing_a_work_tree_starts_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path, {"a.py": ""})

    def refuse(*_arguments: object, **_options: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    tree = open_tree(root)
    assert tracked(tree) == {"a.py": True}
    assert tree.revision
    assert tree.refused() == ()


def test_renamed_files_are_recognised_by_equal_then_by_similar_content(tmp_path: Path) -> None:
    body = "".join(f"line_{number} = {number}\n" for number in range(40))
    files = {
        "app/old.py": body,
        "app/same.py": "unique = 1\n",
        "app/stays.py": "s",
        "app/dropped.py": "nothing alike\n",
    }
    root = repository(tmp_path, files)
    for name in ("old.py", "same.py", "dropped.py"):
        (root / "app" / name).unlink()
    write(
        root, {"core/new.py": body.replace("line_3 ", "changed "), "lib/same.py": "unique = 1\n", "lib/x.py": "a" * 14}
    )
    found = renames(open_tree(root, "HEAD"), open_tree(root))
    assert found == {"core/new.py": "app/old.py", "lib/same.py": "app/same.py"}
