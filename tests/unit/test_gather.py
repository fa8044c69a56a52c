"""From a tree to a snapshot: the same whoever reads, every path accounted for, and unchanged files not read again."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from prodready import readers
from prodready.cache import Cache, content_key
from prodready.facts.documents import Document, Text
from prodready.facts.files import Kind, Refusal, Role
from prodready.gather import GatherSettings, accounted, gather
from prodready.project.snapshot import Snapshot
from prodready.survey import byte_limit, survey
from prodready.tree import MemoryTree, Tree, open_tree
from prodready.workers import Limits
from tests.unit.processes import children

SMALL = {
    "README.md": b"# shop\n",
    "data.bin": b"\0\1",
    "pyproject.toml": b"[project]\nname = 'shop'\n",
    "shop/__init__.py": b"",
    "shop/broken.py": b"def f(:\n",
    "shop/main.py": b"import os\n\nprint(os.environ['PORT'])\n",
    "shop/newer.py": b"type X = int\n\ntry:\n    print(1)\nexcept ValueError, TypeError:\n    pass\n",
    "shop/old.py": b"import os\nprint 'x'\n",
    "shop/odd.py": b"# coding: utf-7\n# +AAo-eval(input())\n",
    "shop/nul.py": b"x = 1\ny = '\0'\n",
    "shop/pointer.py": b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n",
    "shop/latin.py": b"# coding: latin-1\nname = '\xe9'\n",
    "shop/bytes.py": b"name = '\xe9'\n",
    "shop/conflict.py": b"a = 1\n<<<<<<< HEAD\nb = 1\n=======\nb = 2\n>>>>>>> other\n",
    "shop/wide.py": "x = 1\n".encode("utf-16"),
    "shop/marks.py": b"\xef\xbb\xbf\xef\xbb\xbfx = 1\n",
    "shop/lone.py": b"x = 1\r# coding: utf-7\r",
    "shop/hidden.py": b"# one\r# coding: utf-7\r# +AAo-eval(input())\r",
    "shop/surrogate.py": b"name = '\\ud800'\nlarge = 99999999999999999999999\n",
    "vendor/lib.py": b"import this\n",
    "config.yml": b"a: [1\n",
}
REFUSED = {
    "shop/broken.py": ("invalid syntax", 1),
    "shop/odd.py": ("source encoding utf-7 can hide code", 1),
    "shop/bytes.py": ("byte 0xe9 is not UTF-8, and no other encoding is declared", 1),
    "shop/conflict.py": ("merge conflict left in the file", 2),
    "shop/hidden.py": ("source encoding utf-7 can hide code", 2),
    "shop/marks.py": ("two byte order marks", 1),
    "shop/wide.py": ("UTF-16 or UTF-32, which Python does not read", 1),
    "shop/nul.py": ("contains null bytes", 2),
    "shop/pointer.py": ("Git LFS pointer: the content is not in the repository", 0),
}


class Counting:
    """A tree that notes what is read of it."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self.seen: list[str] = []
        self.name, self.revision, self.excluded = tree.name, tree.revision, tree.excluded
        self.prefix, self.outer = tree.prefix, tree.outer
        self.entries, self.refused, self.changed = tree.entries, tree.refused, tree.changed

    def read(self, path: str, limit: int) -> bytes:
        """As the tree does."""
        self.seen.append(path)
        return self._tree.read(path, limit)


@pytest.fixture
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for a cache outside the audited folder."""
    return tmp_path_factory.mktemp("cache")


def written(root: Path, files: Mapping[str, bytes], age: float = 100) -> Path:
    """``files`` below ``root``; the clock of the file system is behind them."""
    for path, data in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return root


@pytest.fixture
def settled_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without waiting for the clock's grain: files that a test has just written count as settled."""
    monkeypatch.setattr("prodready.survey.settled", lambda stamp, started: True)


def reasons(snapshot: Snapshot) -> dict[str, Refusal]:
    """The refusals by path."""
    return {each.path: each for each in snapshot.refusals}


def test_every_file_is_read_as_what_it_is_or_named_with_a_reason() -> None:
    """Newer syntax, odd encodings and strings that UTF-8 does not have included."""
    snapshot = gather(MemoryTree(SMALL), GatherSettings(jobs=1))
    assert set(snapshot.modules) == {
        *("shop/__init__.py", "shop/main.py", "shop/newer.py", "shop/latin.py", "shop/surrogate.py"),
        *("shop/lone.py", "shop/old.py"),
    }
    assert snapshot.modules["shop/newer.py"].lowered
    assert not snapshot.modules["shop/main.py"].lowered
    assert isinstance(snapshot.documents["pyproject.toml"], Document)
    assert isinstance(snapshot.documents["README.md"], Text)
    refused = reasons(snapshot)
    assert {path: (refused[path].reason, refused[path].line) for path in REFUSED} == REFUSED
    assert refused["config.yml"].partial
    old = refused["shop/old.py"]
    assert (old.reason, old.line, old.partial) == ("Python 2 syntax, read as Python 3", 2, True)
    assert set(refused) == {*REFUSED, "config.yml", "shop/old.py"}
    assert snapshot.files["vendor/lib.py"].role is Role.VENDORED
    assert snapshot.files["data.bin"].kind is Kind.NONE


def test_every_path_is_accounted_for_once() -> None:
    """Seen is the sum of what became of them."""
    tree = MemoryTree(SMALL)
    coverage = accounted(gather(tree, GatherSettings(jobs=1)), 3)
    assert (coverage.analysed, coverage.partial, coverage.refused, coverage.excluded) == (8, 2, 9, 2 + 3)
    assert coverage.seen == len(SMALL) + 3


def sized(count: int) -> dict[str, bytes]:
    """A tree above the weight at which workers start, with a hostile file here and there."""
    files = dict(SMALL)
    for number in range(count):
        body = "".join(f"def f{at}(x):\n    return g{at}(x, key='{number}')\n" for at in range(number % 50 * 6))
        files[f"shop/part{number}.py"] = body.encode()
        if number % 10 == 0:
            files[f"shop/bad{number}.py"] = b"x = f'{'\\n'.join(a)}'\n" if number % 20 else b"def (\n"
    files["shop/deep.py"] = b"x = " + b"-" * 3000 + b"1\n"
    files["shop/chain.py"] = b"x = a" + b".b()" * 800 + b"\n"
    return files


def test_the_result_does_not_depend_on_the_number_of_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """One, two and four read the same, in whatever order they come to an end."""
    monkeypatch.setattr(readers, "INLINE_BYTES", 100_000)
    tree = MemoryTree(sized(120))
    snapshots = [gather(tree, GatherSettings(jobs=jobs)) for jobs in (1, 2, 4)]
    for other in snapshots[1:]:
        assert other.modules == snapshots[0].modules
        assert list(other.modules) == sorted(other.modules)
        assert other.documents == snapshots[0].documents
        assert other.refusals == snapshots[0].refusals
        assert other.files == snapshots[0].files


def test_small_rounds_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is bounded by reading in portions."""
    tree = MemoryTree(sized(60))
    whole = gather(tree, GatherSettings(jobs=2))
    monkeypatch.setattr("prodready.gather.ROUND_BYTES", 10_000)
    assert gather(tree, GatherSettings(jobs=2)).modules == whole.modules


def test_facts_held_once_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    tree = MemoryTree(sized(60))
    whole = gather(tree, GatherSettings(jobs=2))
    monkeypatch.setattr("prodready.gather.SHARED_BYTES", 0)
    small = gather(tree, GatherSettings(jobs=2))
    assert small.modules == whole.modules
    names = [call.name for module in small.modules.values() for call in module.calls]
    assert len({id(name) for name in names}) == len(set(names))


def test_what_hangs_a_parser_costs_its_own_file() -> None:
    """And is named with the limit."""
    hanging = b"match a:\n case " + b"{1:" * 16 + b"x" + b"}" * 16 + b": pass\nlazy import b\n"
    tree = MemoryTree({"a.py": b"x = 1\n", "hang.py": hanging, "z.py": b"lazy import c\n"})
    snapshot = gather(tree, GatherSettings(jobs=1, limits=Limits(0.8)))
    assert set(snapshot.modules) == {"a.py", "z.py"}
    assert reasons(snapshot)["hang.py"].reason == "took longer than the limit of 0.8 s"


def test_a_long_chain_of_calls_costs_no_more_than_its_length() -> None:
    """Each call is kept with its method and what it is called on, and no name holds the whole chain."""
    tree = MemoryTree({"chain.py": b"x = a" + b".b()" * 2000 + b".c(1)\n"})
    calls = gather(tree, GatherSettings(jobs=1)).modules["chain.py"].calls
    assert len(calls) == 2001
    last = max(calls, key=lambda call: call.end_column)
    assert last.name.rpartition(".")[2] == "c"
    assert calls[last.receiver].name.rpartition(".")[2] == "b"
    assert max(len(call.name) for call in calls) <= 1000


def test_files_above_their_limit_are_refused_unread() -> None:
    """Data in the shape of source costs nothing."""
    tree = MemoryTree({"big.py": b"x = 1\n" * 400_000, "a.py": b""})
    snapshot = gather(tree, GatherSettings(jobs=1))
    assert set(snapshot.modules) == {"a.py"}
    assert str(byte_limit(Kind.PYTHON)) in reasons(snapshot)["big.py"].reason


def test_a_template_need_not_parse() -> None:
    """What is not Python before it is rendered is no refusal."""
    tree = MemoryTree({"{{name}}/main.py": b"import {{ name }}\n", "main.py": b"", "{{name}}/fine.py": b"x = 1\n"})
    snapshot = gather(tree, GatherSettings(jobs=1))
    assert set(snapshot.modules) == {"main.py", "{{name}}/fine.py"}
    assert snapshot.refusals == ()


def test_configured_roles_win(tmp_path: Path) -> None:
    """A vendored folder can be declared, and is then not read."""
    tree = Counting(MemoryTree({"copied/lib.py": b"x = 1\n", "main.py": b""}))
    snapshot = gather(tree, GatherSettings(jobs=1, roles=(("copied/", Role.VENDORED),)))
    assert tree.seen == ["main.py"]
    assert snapshot.files["copied/lib.py"].role is Role.VENDORED


@pytest.mark.usefixtures("settled_at_once")
def test_an_unchanged_tree_is_not_read_again(tmp_path: Path, place: Path) -> None:
    """The second run reads nothing and says the same, refusals included; workers are not needed."""
    root = written(tmp_path, SMALL)
    found = []
    for _ in range(2):
        with Cache(place) as cache:
            tree = Counting(open_tree(root))
            settings = GatherSettings(jobs=1, cache=cache, root=root)
            surveyed = survey(tree, settings)
            snapshot = gather(tree, settings, surveyed)
            found.append((snapshot, surveyed.signature(), len(tree.seen)))
    assert found[0][2] > 0
    assert found[1][2] == 0
    assert found[0][1] == found[1][1] is not None
    for attribute in ("files", "modules", "documents", "refusals"):
        assert getattr(found[0][0], attribute) == getattr(found[1][0], attribute)


@pytest.mark.usefixtures("settled_at_once")
@pytest.mark.parametrize("keep_times", [False, True])
def test_one_changed_file_is_the_only_one_read(tmp_path: Path, place: Path, keep_times: bool) -> None:
    """Also where size and time of modification were made to look the same."""
    root = written(tmp_path, SMALL)
    with Cache(place) as cache:
        before = survey_and_gather(root, cache)
        changed = root / "shop" / "main.py"
        status = changed.stat()
        changed.write_bytes(SMALL["shop/main.py"].replace(b"PORT", b"HOST"))
        if keep_times:
            os.utime(changed, ns=(status.st_atime_ns, status.st_mtime_ns))
        tree = Counting(open_tree(root))
        settings = GatherSettings(jobs=1, cache=cache, root=root)
        surveyed = survey(tree, settings)
        snapshot = gather(tree, settings, surveyed)
    assert tree.seen == ["shop/main.py"]
    assert snapshot.modules == gather(open_tree(root), GatherSettings(jobs=1)).modules
    assert surveyed.signature() != before


def survey_and_gather(root: Path, cache: Cache) -> bytes | None:
    """The signature after a run with ``cache``."""
    tree = open_tree(root)
    settings = GatherSettings(jobs=1, cache=cache, root=root)
    surveyed = survey(tree, settings)
    gather(tree, settings, surveyed)
    return surveyed.signature()


def test_a_file_just_written_is_read_again(tmp_path: Path, place: Path) -> None:
    """It could change once more within the same tick of the file system's clock."""
    root = written(tmp_path, {"a.py": b"x = 1\n"})
    with Cache(place) as cache:
        survey_and_gather(root, cache)
        assert cache.stamps(root) == {}


@pytest.mark.usefixtures("settled_at_once")
def test_files_that_cannot_be_read_do_not_hide_that_nothing_changed(tmp_path: Path, place: Path) -> None:
    """The second survey has the signature that the first run ended with."""
    root = written(tmp_path, {"big.py": b"x = 1\n" * 400_000, "a.py": b""})
    with Cache(place) as cache:
        signature = survey_and_gather(root, cache)
        assert survey(open_tree(root), GatherSettings(jobs=1, cache=cache, root=root)).signature() == signature
        assert signature is not None


@pytest.mark.usefixtures("settled_at_once")
def test_the_signature_shows_whatever_facts_depend_on(tmp_path: Path, place: Path) -> None:
    """A name, a mode, a new file that is not read, a removed one; putting things back restores it."""
    root = written(tmp_path, SMALL)
    with Cache(place) as cache:
        first = survey_and_gather(root, cache)
        seen = {first}
        (root / "shop" / "main.py").chmod(0o755)
        seen.add(survey_and_gather(root, cache))
        (root / "shop" / "main.py").rename(root / "shop" / "app.py")
        seen.add(survey_and_gather(root, cache))
        (root / "picture.png").write_bytes(b"x")
        seen.add(survey_and_gather(root, cache))
        assert len(seen) == 4
        (root / "picture.png").unlink()
        (root / "shop" / "app.py").rename(root / "shop" / "main.py")
        (root / "shop" / "main.py").chmod((root / "shop" / "old.py").stat().st_mode)
        assert survey_and_gather(root, cache) == first


@pytest.mark.usefixtures("settled_at_once")
def test_a_link_is_read_through_every_time(tmp_path: Path, place: Path) -> None:
    """What it leads to may change without it."""
    root = written(tmp_path, {"real/config.toml": b"a = 1\n", "main.py": b""})
    (root / "config.toml").symlink_to("real/config.toml")
    (root / "alias.py").symlink_to("main.py")
    with Cache(place) as cache:
        survey_and_gather(root, cache)
        (root / "real" / "config.toml").write_bytes(b"a = 2\n")
        snapshot = gather(open_tree(root), GatherSettings(jobs=1, cache=cache, root=root))
    assert snapshot.documents["config.toml"] == snapshot.documents["real/config.toml"]
    assert set(snapshot.modules) == {"main.py"}


def test_a_revision_is_known_by_git_s_ids(tmp_path: Path, place: Path) -> None:
    """Two commits share all blobs but one, which alone is read."""
    root = written(tmp_path / "repository", {"a.py": b"x = 1\n", "b.py": b"y = 1\n", "c.toml": b"z = 1\n"})
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "first")
    (root / "b.py").write_bytes(b"y = 2\n")
    git(root, "commit", "-qam", "second")
    read = []
    with Cache(place) as cache:
        for revision in ("HEAD~1", "HEAD", "HEAD~1"):
            tree = Counting(open_tree(root, revision))
            gather(tree, GatherSettings(jobs=1, cache=cache))
            read.append(tree.seen)
    assert read == [["a.py", "b.py", "c.toml"], ["b.py"], []]


def git(root: Path, *arguments: str) -> None:
    """Run git without the user's configuration."""
    environment = {
        "PATH": os.environ["PATH"],
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        **{f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }
    subprocess.run(["git", *arguments], cwd=root, env=environment, check=True)


def test_a_damaged_value_is_read_anew(tmp_path: Path, place: Path, settled_at_once: None) -> None:
    """Facts under the right key that are none are a miss, not an error."""
    root = written(tmp_path, SMALL)
    with Cache(place) as cache:
        expected = gather(open_tree(root), GatherSettings(jobs=1, cache=cache, root=root))
        stamps = cache.stamps(root)
        for damage in (b"", b"f", b"fnonsense", b"r", b"r\xc0", b"?x"):
            cache.put_facts({stamp.key: damage for stamp in stamps.values()})
            snapshot = gather(open_tree(root), GatherSettings(jobs=1, cache=cache, root=root))
            assert snapshot.modules == expected.modules
            assert snapshot.refusals == expected.refusals


def test_a_deadline_is_not_remembered(tmp_path: Path, place: Path) -> None:
    """What only took too long this time is tried again the next time."""
    hanging = b"match a:\n case " + b"{1:" * 16 + b"x" + b"}" * 16 + b": pass\nlazy import b\n"
    root = written(tmp_path, {"hang.py": hanging, "bad.py": b"def (\n"})
    with Cache(place) as cache:
        settings = GatherSettings(jobs=1, limits=Limits(0.5), cache=cache, root=root)
        surveyed = survey(open_tree(root), settings)
        gather(open_tree(root), settings, surveyed)
        assert surveyed.signature() is None
        assert len(cache.facts(survey_keys(root))) == 1


def survey_keys(root: Path) -> list[str]:
    """The content keys of the files below ``root``."""
    return [content_key("python", path.read_bytes()) for path in root.glob("*.py")]


def test_when_files_changed_is_asked_only_if_somebody_asks() -> None:
    """Git's history is not walked for nothing."""
    asked = []

    class Dated(MemoryTree):
        def changed(self) -> Mapping[str, float]:
            asked.append(1)
            return {"a.py": 5.0}

    snapshot = gather(Dated({"a.py": b""}), GatherSettings(jobs=1))
    assert not asked
    assert dict(snapshot.changed) == {"a.py": 5.0}
    assert snapshot.changed.get("b.py") is None
    assert asked == [1]


def test_progress_ends_at_the_number_of_files() -> None:
    """Each file is reported once."""
    calls: list[tuple[int, int]] = []
    gather(MemoryTree(SMALL), GatherSettings(jobs=1, progress=lambda done, total: calls.append((done, total))))
    assert [done for done, _ in calls] == list(range(1, len(calls) + 1))
    assert calls[-1][0] == calls[-1][1]


def test_an_interrupt_ends_it_within_a_second_and_leaves_nothing(tmp_path: Path) -> None:
    """Ctrl-C while two workers are busy and a third file hangs libcst."""
    files = sized(300)
    files |= {f"hang{at}.py": b"lazy import b\nmatch a:\n case " + b"[" * 40 + b"]" * 40 + b": pass\n" for at in (1, 2)}
    written(tmp_path / "shop", files)
    script = textwrap.dedent(
        f"""
        import sys
        from pathlib import Path
        from prodready.gather import gather
        from prodready.gather import GatherSettings
        from prodready.tree import open_tree
        print("begun", flush=True)
        try:
            gather(open_tree(Path({str(tmp_path / "shop")!r})), GatherSettings(jobs=3))
        except KeyboardInterrupt:
            sys.exit(130)
        """
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    parent.stdout.readline()
    time.sleep(0.7)
    children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children")
    if not children.exists():
        pytest.skip("no list of children here")
    workers = [int(each) for each in children.read_text().split()]
    parent.send_signal(2)
    assert parent.wait(10) == 130
    parent.stdout.close()
    assert workers
    assert not any(Path(f"/proc/{each}").exists() for each in workers)


@pytest.mark.parametrize("jobs", [1, 2])
def test_chores_are_done_whoever_reads(jobs: int) -> None:
    done: list[int] = []

    def chores() -> Iterator[None]:
        for step in range(10):
            done.append(step)
            yield

    tree = MemoryTree({f"shop/m{number}.py": b"x = 1\n" * 5_000 for number in range(60)})
    gather(tree, GatherSettings(jobs=jobs), None, chores())
    assert done == list(range(10))


def test_a_chore_that_raises_leaves_no_process_behind() -> None:
    def chores() -> Iterator[None]:
        yield
        raise ValueError("wrong configuration")

    before = children()
    tree = MemoryTree({f"shop/m{number}.py": b"x = 1\n" * 5_000 for number in range(60)})
    with pytest.raises(ValueError, match="wrong configuration"):
        gather(tree, GatherSettings(jobs=2), None, chores())
    assert children() <= before
