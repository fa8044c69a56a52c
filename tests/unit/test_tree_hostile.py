"""No configuration of an audited repository makes the tree run a program or look outside."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from prodready.tree import Tree, TreeError, Unreadable, open_tree
from tests.unit.repos import commit, git, needs_git, repository, write

pytestmark = needs_git
SECRET = "TOPSECRET=hunter2"


class Attack:
    """A repository under ``root`` and a payload that leaves a mark when it runs."""

    def __init__(self, folder: Path) -> None:
        self.mark = folder / "executed"
        self.payload = folder / "payload.sh"
        self.payload.write_text(f"#!/bin/sh\n: > {shlex.quote(str(self.mark))}\ncat\n")
        self.payload.chmod(0o755)
        self.root = repository(folder / "root", {"f.py": "x = 1\n", "g.py": "y = 1\n"})
        write(self.root, {"f.py": "x = 2\n"})
        commit(self.root)
        write(self.root, {"g.py": "y = 22\n", "new.py": ""})

    def config(self, *pairs: str) -> None:
        for pair in pairs:
            key, _, value = pair.partition("=")
            git(self.root, "config", key, value.replace("PAYLOAD", str(self.payload)))

    def hook(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for name in (
            "post-index-change",
            "post-checkout",
            "reference-transaction",
            "fsmonitor-watchman",
            "pre-auto-gc",
        ):
            (folder / name).write_text(self.payload.read_text())
            (folder / name).chmod(0o755)

    def drop(self, name: str) -> None:
        object_id = git(self.root, "rev-parse", name)
        (self.root / ".git/objects" / object_id[:2] / object_id[2:]).unlink()


def _attributes(attack: Attack, *pairs: str) -> None:
    write(attack.root, {".gitattributes": "* filter=x diff=x\n"})
    attack.config(*pairs)


def _promisor(attack: Attack, url: str, drop: str, *pairs: str) -> None:
    attack.config("core.repositoryFormatVersion=1", "extensions.partialClone=origin", "remote.origin.promisor=true")
    attack.config(f"remote.origin.url={url}", *pairs)
    attack.drop(drop)


def _hooks_path(attack: Attack) -> None:
    attack.hook(attack.root / "h")
    attack.config("core.hooksPath=h")


def _include(attack: Attack) -> None:
    write(attack.root, {"evil.cfg": f"[core]\n fsmonitor = {attack.payload}\n"})
    attack.config("include.path=../evil.cfg")


def _worktree_config(attack: Attack) -> None:
    attack.config("extensions.worktreeConfig=true")
    (attack.root / ".git/config.worktree").write_text(f"[core]\n fsmonitor = {attack.payload}\n")


def _gitfile(attack: Attack) -> None:
    attack.config("core.fsmonitor=PAYLOAD")
    (attack.root / ".git").rename(attack.root / "evil")
    (attack.root / ".git").write_text("gitdir: ./evil\n")


def _conditional_include(attack: Attack) -> None:
    write(attack.root, {"evil.cfg": f"[core]\n fsmonitor = {attack.payload}\n"})
    attack.config("includeIf.gitdir:**.path=../evil.cfg", "includeIf.onbranch:**.path=../evil.cfg")


def _submodule(attack: Attack) -> None:
    inner = repository(attack.root / "inner", {"h.py": "z = 1\n"})
    write(attack.root, {".gitmodules": '[submodule "inner"]\n path = inner\n url = ./inner\n ignore = none\n'})
    git(attack.root, "add", "inner", ".gitmodules")
    commit(attack.root)
    git(inner, "config", "core.fsmonitor", str(attack.payload))
    git(inner, "config", "filter.x.clean", str(attack.payload))
    write(inner, {".gitattributes": "* filter=x\n", "h.py": "z = 2\n"})


def _bare_inside(attack: Attack) -> None:
    git(attack.root, "init", "-q", "--bare", "pkg")
    with (attack.root / "pkg/config").open("a") as stream:
        stream.write(f"[core]\n fsmonitor = {attack.payload}\n hooksPath = {attack.payload.parent}\n")


def _alternates(attack: Attack) -> None:
    other = repository(attack.root.parent / "other", {"x.py": ""})
    git(other, "config", "core.fsmonitor", str(attack.payload))
    (attack.root / ".git/objects/info/alternates").write_text(f"{other}/.git/objects\n")


VECTORS: dict[str, Callable[[Attack], None]] = {
    "fsmonitor": lambda attack: attack.config("core.fsmonitor=PAYLOAD"),
    "hooks": lambda attack: attack.hook(attack.root / ".git/hooks"),
    "hooks path": _hooks_path,
    "clean filter": lambda attack: _attributes(attack, "filter.x.clean=PAYLOAD", "filter.x.smudge=PAYLOAD"),
    "process filter": lambda attack: _attributes(attack, "filter.x.process=PAYLOAD"),
    "text conversion": lambda attack: _attributes(attack, "diff.x.textconv=PAYLOAD"),
    "diff driver": lambda attack: _attributes(attack, "diff.x.command=PAYLOAD"),
    "external diff": lambda attack: attack.config("diff.external=PAYLOAD"),
    "signatures": lambda attack: attack.config("log.showSignature=true", "gpg.program=PAYLOAD"),
    "pager": lambda attack: attack.config("core.pager=PAYLOAD", "pager.log=PAYLOAD", "alias.log=!PAYLOAD"),
    "include": _include,
    "work tree configuration": _worktree_config,
    "git file": _gitfile,
    "missing blob": lambda attack: _promisor(
        attack, f"ext::{attack.payload}", "HEAD:f.py", "protocol.ext.allow=always"
    ),
    "missing commit": lambda attack: _promisor(attack, f"ext::{attack.payload}", "HEAD", "protocol.ext.allow=always"),
    "upload pack": lambda attack: _promisor(attack, str(attack.root), "HEAD:f.py", "remote.origin.uploadpack=PAYLOAD"),
    "git proxy": lambda attack: _promisor(attack, "git://x.invalid/y", "HEAD:f.py", "core.gitProxy=PAYLOAD"),
    "conditional include": _conditional_include,
    "archive": lambda attack: attack.config("tar.tgz.command=PAYLOAD", "tar.tar.command=PAYLOAD"),
    "merge driver": lambda attack: _attributes(attack, "merge.x.driver=PAYLOAD", "diff.x.cachetextconv=true"),
    "helpers": lambda attack: attack.config(
        *(f"{key}=PAYLOAD" for key in ("core.editor", "core.askPass", "credential.helper", "sequence.editor")),
        *(f"{key}=PAYLOAD" for key in ("core.alternateRefsCommand", "gpg.ssh.program", "interactive.diffFilter")),
        *(f"trace2.{key}=PAYLOAD" for key in ("normalTarget", "eventTarget")),
    ),
    "aliases": lambda attack: attack.config(
        *(f"alias.{name}=!PAYLOAD" for name in ("cat-file", "ls-tree", "rev-parse", "rev-list", "show-ref"))
    ),
    "submodule": _submodule,
    "bare repository inside": _bare_inside,
    "object store elsewhere": _alternates,
    "ssh command": lambda attack: _promisor(attack, "ssh://x.invalid/y", "HEAD:f.py", "core.sshCommand=PAYLOAD"),
}


def exhaust(tree: Tree) -> None:
    """Ask a tree for everything that it can tell."""
    tree.refused()
    tree.changed()
    for entry in tree.entries():
        with suppress(Unreadable):
            tree.read(entry.path, 1 << 20)


@pytest.mark.parametrize("vector", VECTORS)
def test_no_program_of_the_repository_runs(tmp_path: Path, vector: str, monkeypatch: pytest.MonkeyPatch) -> None:
    attack = Attack(tmp_path)
    VECTORS[vector](attack)
    monkeypatch.chdir(attack.root)
    work = open_tree(attack.root)
    assert {"f.py", "g.py", "new.py"} <= {entry.path for entry in work.entries()}
    exhaust(work)
    if vector == "missing commit":
        with pytest.raises(TreeError, match="no such commit"):
            open_tree(attack.root, "HEAD")
    else:
        exhaust(open_tree(attack.root, "HEAD"))
    assert not attack.mark.exists()


def test_the_mark_would_be_left_by_plain_git(tmp_path: Path) -> None:
    attack = Attack(tmp_path)
    VECTORS["fsmonitor"](attack)
    git(attack.root, "status")
    assert attack.mark.exists()


@pytest.mark.parametrize("how", ["file", "link", "commondir"])
def test_the_repository_of_somebody_else_is_not_followed(tmp_path: Path, how: str) -> None:
    victim = repository(tmp_path / "victim", {"secret_plan.py": SECRET})
    scanned = tmp_path / "scanned"
    write(scanned, {"canary.py": ""})
    if how == "file":
        (scanned / ".git").write_text("gitdir: ../victim/.git\n")
    elif how == "link":
        (scanned / ".git").symlink_to("../victim/.git")
    else:
        write(scanned / ".git", {"HEAD": "ref: refs/heads/main\n", "commondir": "../../victim/.git\n"})
        (scanned / ".git/objects").mkdir()
        (scanned / ".git/refs").mkdir()
    tree = open_tree(scanned)
    assert [entry.path for entry in tree.entries()] == ["canary.py"]
    assert tree.revision == ""
    assert tree.refused()[0].reason.startswith("git facts unavailable")
    with pytest.raises(TreeError) as caught:
        open_tree(scanned, "HEAD")
    assert str(victim) not in str(caught.value)


@pytest.mark.parametrize("target", ["secret", "/dev/zero", "fifo"])
def test_what_a_configuration_includes_is_never_opened(tmp_path: Path, target: str) -> None:
    root = repository(tmp_path / "root", {"a.py": ""})
    (tmp_path / "secret").write_text(SECRET)
    os.mkfifo(tmp_path / "fifo")
    with (root / ".git/config").open("a") as stream:
        stream.write(f"[include]\n path = {target if target[0] == '/' else tmp_path / target}\n")
    tree = open_tree(root)
    assert [entry.tracked for entry in tree.entries()] == [True]
    assert "hunter2" not in repr(tree.refused())
    assert open_tree(root, "HEAD").read("a.py", 9) == b""


def test_the_configured_work_tree_is_ignored(tmp_path: Path) -> None:
    root = repository(tmp_path, {"a.py": ""})
    with (root / ".git/config").open("a") as stream:
        stream.write("[core]\n worktree = /\n")
    assert [entry.path for entry in open_tree(root).entries()] == ["a.py"]


@pytest.mark.parametrize(
    "content", ["ref: ../../../../etc/passwd\n", "ref: refs/heads/../../../x\n", "\0\xff", "ref: HEAD\n"]
)
def test_a_hostile_head_names_no_revision(tmp_path: Path, content: str) -> None:
    root = repository(tmp_path, {"a.py": ""})
    (root / ".git/HEAD").write_text(content)
    tree = open_tree(root)
    assert tree.revision == ""
    assert [entry.tracked for entry in tree.entries()] == [True]
    with pytest.raises(TreeError) as caught:
        open_tree(root, "HEAD")
    assert "prodready-git" not in str(caught.value)


def test_a_fifo_for_git_directory_blocks_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": ""})
    os.mkfifo(tmp_path / ".git")
    tree = open_tree(tmp_path)
    assert [entry.path for entry in tree.entries()] == ["a.py"]
    assert [refused.reason for refused in tree.refused()] == [
        "git facts unavailable: .git is neither a folder nor a file"
    ]


def test_a_blob_bomb_is_refused_by_its_size(tmp_path: Path) -> None:
    root = repository(tmp_path, {"a.py": ""})
    blob = git(root, "hash-object", "-w", "--stdin", stdin=b"\0" * (8 << 20))
    tree_id = git(root, "mktree", stdin=f"100644 blob {blob}\tbomb.py\n".encode())
    made = git(root, "commit-tree", tree_id, "-m", "x")
    tree = open_tree(root, made)
    assert [entry.size for entry in tree.entries()] == [8 << 20]
    with pytest.raises(Unreadable, match="more than the limit"):
        tree.read("bomb.py", 2 << 20)


def test_a_tree_bomb_ends_with_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path, {"a.py": ""})
    blob = git(root, "hash-object", "-w", "--stdin", stdin=b"x")
    kind, current = "100644 blob", blob
    for _level in range(8):
        lines = "".join(f"{kind} {current}\tn{number}\n" for number in range(10))
        current = git(root, "mktree", stdin=lines.encode())
        kind = "040000 tree"
    made = git(root, "commit-tree", current, "-m", "x")
    monkeypatch.setattr("prodready.tree.revision._LISTING", 1 << 20)
    with pytest.raises(TreeError, match="git printed more than 1 MiB"):
        open_tree(root, made).entries()


@pytest.mark.parametrize("lines", ["a*" * 20 + "c\n", "**/a*" * 15 + "c\n", ("?*" * 20 + "x\n") * 3000])
def test_hostile_ignore_files_do_not_stop_a_listing(tmp_path: Path, lines: str) -> None:
    write(tmp_path, {".gitignore": lines, **{"a" * 120 + f"{number}.py": "" for number in range(300)}})
    assert len(open_tree(tmp_path).entries()) == 301
