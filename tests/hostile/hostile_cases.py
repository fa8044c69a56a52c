"""Builds small repositories that attack whoever reads them; each says what must become of its hostile files.

Every case has the same harmless neighbour, ``canary.py``, which must still be read. Payloads do no more than create a
file in a folder of marks, which must stay empty.
"""

from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

CANARY = "def canary(value):\n    try:\n        return eval(value)\n    except:\n        pass\n"
FOUND = ("ERR101", "canary.py", 4)
"""The finding that must be in every report: a bare except that hides all errors."""

REFUSED, PARTIAL, READ, LISTED, ABSENT = "refused", "partial", "read", "listed", "absent"
"""What may become of a hostile file; ``ABSENT``: it is metadata, or lies in a folder that is left out."""


@dataclass
class Box:
    """The folder of one case."""

    root: Path
    marks: Path
    expected: dict[str, frozenset[str]] = field(default_factory=dict)

    def write(self, path: str, data: str | bytes, *become: str) -> Path:
        """A file, and what may become of it."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
        if become:
            self.expect(path, *become)
        return target

    def link(self, path: str, target: str, *become: str) -> None:
        """A symbolic link."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).symlink_to(target)
        self.expect(path, *become)

    def expect(self, path: str, *become: str) -> None:
        """What may become of ``path``."""
        self.expected[path] = frozenset(become)

    def payload(self) -> str:
        """Python that leaves a mark."""
        return f"open({str(self.marks / self.root.name)!r}, 'w').close()\n"

    def script(self, path: str = "payload.sh") -> str:
        """A shell script that leaves a mark, and its full name."""
        target = self.write(path, f"#!/bin/sh\n: > '{self.marks / self.root.name}'\ncat\n")
        target.chmod(0o755)
        return str(target)

    def git(self, *arguments: str) -> None:
        """Run git without the user's configuration; never on what a payload was put into."""
        who = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        clean = {"PATH": os.environ.get("PATH", ""), "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        subprocess.run(["git", *arguments], cwd=self.root, env=clean | who, check=True, capture_output=True)

    def repository(self) -> None:
        """A repository with one commit and one change since."""
        self.git("init", "-q", "-b", "main")
        self.write("app.py", "x = 1\n")
        self.git("add", "-A")
        self.git("commit", "-qm", "first")
        self.write("app.py", "x = 2\n")

    def configure(self, text: str) -> None:
        """Append to the repository's own configuration."""
        with (self.root / ".git" / "config").open("a") as stream:
            stream.write(text)


Build = Callable[[Box], None]
SHAPES: Mapping[str, str] = {
    "parentheses": "x = " + "(" * 10_000 + "1" + ")" * 10_000,
    "open-parentheses": "x = " + "(" * 10_000,
    "lists": "x = " + "[" * 1_300 + "]" * 1_300,
    "boolean": "x = " + "a and " * 10_000 + "a",
    "elif": "if a:\n    pass\n" + "elif a:\n    pass\n" * 9_000,
    "lambda": "x = " + "lambda: " * 10_000 + "1",
    "unary": "x = " + "-" * 10_000 + "1",
    "power": "x = " + "a ** " * 10_000 + "a",
    "ternary": "x = " + "a if b else " * 10_000 + "c",
    "attributes": "x = a" + ".b" * 10_000,
    "sum": "x = " + "a + " * 10_000 + "a",
    "calls": "x = " + "f(" * 1_000 + ")" * 1_000,
    "methods": "x = a" + ".b()" * 3_000,
    "subscripts": "x = a" + "[0]" * 3_000,
    "walrus": "x = " + "(a := " * 1_000 + "1" + ")" * 1_000,
    "joined-strings": "x = " + "'a' " * 10_000,
    "comprehension": "x = [a " + "for a in b " * 10_000 + "]",
    "decorators": "@a\n" * 20_000 + "def f():\n    pass\n",
    "semicolons": "a = 1; " * 20_000,
    "indentation": "".join(" " * at + "if a:\n" for at in range(101)) + " " * 101 + "pass\n",
    "long-list": "x = [" + "1," * 200_000 + "]",
    "long-name": "x = " + "a" * 1_000_000,
    "digits": "x = " + "9" * 5_000,
    "formatted": "x = f'" + "{x:" * 5_000 + "}" * 5_000 + "'",
    "match-mapping": "match a:\n    case " + "{1: " * 16 + "x" + "}" * 16 + ":\n        pass\n",
    "match-list": "match a:\n    case " + "[" * 26 + "]" * 26 + ":\n        pass\n",
}
"""Sources that overflow, starve or hang parsers."""

NEWER = "lazy import b\n"
"""A line that only libcst reads: with it, a hostile shape reaches libcst."""

ENCODED: Mapping[str, tuple[bytes, str]] = {
    "empty": (b"", READ),
    "mark-only": (b"\xef\xbb\xbf", READ),
    "mark": (b"\xef\xbb\xbfx = 1\n", READ),
    "two-marks": (b"\xef\xbb\xbf" * 2 + b"x = 1\n", REFUSED),
    "null": (b"x = '\0'\n", REFUSED),
    "utf-16": ("x = 1\n".encode("utf-16"), REFUSED),
    "utf-32": ("x = 1\n".encode("utf-32"), REFUSED),
    "latin-1": (b"x = '\xe9'\n", REFUSED),
    "latin-1-cookie": (b"# coding: latin-1\nx = '\xe9'\n", READ),
    "unknown-cookie": (b"# coding: klingon\nx = 1\n", REFUSED),
    "long-cookie": (b"# coding: " + b"a" * 100_000 + b"\n", REFUSED),
    "utf-7": (b"# coding: utf-7\n# +AAo-eval(input())\n", REFUSED),
    "utf-7-cr": (b"#!/bin/sh\r# coding: utf-7\r# +AAo-eval(input())\r", REFUSED),
    "unicode-escape": (b"# coding: unicode_escape\n# \\x0aeval(input())\n", REFUSED),
    "raw-unicode-escape": (b"# coding: raw_unicode_escape\n# \\u000aeval(input())\n", REFUSED),
    "rot13": (b"# coding: rot13\nriny(vachg())\n", REFUSED),
    "carriage-returns": (b"x = 1\ry = 2\r", READ),
    "form-feed": (b"x = 1\n\x0cy = 2\n", READ),
    "lone-surrogate": (b"x = '\\ud800'\n", READ),
    "surrogate-bytes": (b"x = '\xed\xa0\x80'\n", REFUSED),
    "binary": (b"\x7fELF\x02\x01\x01\0" * 100, REFUSED),
    "directions": ("x = 1  # \u202e\u2066 } \u2069\n".encode(), READ),
    "separators": ("x = '\u2028\x85\x1c'\n".encode(), READ),
}

GRAMMAR: Mapping[str, tuple[str, str]] = {
    "type-alias": ("type X[T: int = str] = list[T]\n", READ),
    "nested-quotes": ('x = f"{a["b"]} {f"{c}"} {\n d  # e\n}"\n', READ),
    "template-string": ('x = t"a {b!r:>{w}}"\n', READ),
    "except-list": ("try:\n    pass\nexcept ValueError, TypeError:\n    pass\n", READ),
    "except-star": ("try:\n    pass\nexcept* ValueError:\n    pass\n", READ),
    "lazy-import": (NEWER, READ),
    "print-statement": ("print 'x'\n", PARTIAL),
    "except-comma": ("try:\n    pass\nexcept ValueError, e:\n    pass\n", PARTIAL),
    "conflict": ("<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> b\n", REFUSED),
    "not-python": ("<html></html>\n", REFUSED),
    "template": ("{% if x %}\nx = {{ y }}\n{% endif %}\n", REFUSED),
    "pointer": ("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", REFUSED),
}

BOMBS: Mapping[str, tuple[str, str | bytes, tuple[str, ...]]] = {
    "yaml-merge": (
        "compose.yml",
        "a: &a {x: 1}\n"
        + "".join(
            f"{chr(98 + at)}: &{chr(98 + at)} {{<<: [{', '.join(['*' + chr(97 + at)] * 9)}]}}\n" for at in range(9)
        ),
        (PARTIAL, READ),
    ),
    "yaml-alias": (
        "compose.yml",
        "a: &a [x]\n"
        + "".join(f"{chr(98 + at)}: &{chr(98 + at)} [*{chr(97 + at)}, *{chr(97 + at)}]\n" for at in range(24)),
        (PARTIAL,),
    ),
    "yaml-deep": ("compose.yml", "[" * 30_000, (PARTIAL,)),
    "yaml-cycle": ("compose.yml", "a: &a [*a]\n", (PARTIAL,)),
    "yaml-tag": ("compose.yml", "a: !!python/object/apply:os.system ['false']\n", (PARTIAL, READ)),
    "yaml-large": ("compose.yml", "- a\n" * 300_000, (REFUSED,)),
    "toml-dots": ("pyproject.toml", ".".join(["a"] * 30_000) + " = 1\n", (PARTIAL,)),
    "toml-deep": ("pyproject.toml", "a = " + "[" * 20_000, (PARTIAL,)),
    "toml-broken": ("pyproject.toml", "a = \n", (PARTIAL,)),
    "ini-interpolation": (
        "setup.cfg",
        "[a]\nk0 = " + "x" * 10 + "\n" + "".join(f"k{at} = {f'%(k{at - 1})s' * 10}\n" for at in range(1, 10)),
        (READ,),
    ),
    "ini-headless": ("tox.ini", "a = 1\n%%\n", (PARTIAL,)),
    "json-deep": ("package.json", '{"a": ' + "[" * 100_000, (PARTIAL,)),
    "json-nan": ("package.json", '{"a": NaN, "b": 1e999, "c": "\\ud800"}', (PARTIAL, READ)),
    "xml-entities": (
        "coverage.xml",
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9))
        + "]><coverage>&j;</coverage>",
        (PARTIAL,),
    ),
    "xml-external": (
        "coverage.xml",
        '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><coverage>&e;</coverage>',
        (PARTIAL,),
    ),
    "xml-deep": ("coverage.xml", "<a>" * 200_000, (PARTIAL,)),
    "ignore-backtracking": (".gitignore", "a*" * 20 + "c\n" + "**/a*" * 15 + "\n", (READ, PARTIAL)),
    "requirements-loop": ("requirements.txt", "-r requirements.txt\n-r /etc/passwd\n--index-url x\n", (READ, PARTIAL)),
    "dockerfile-continued": ("Dockerfile", "FROM a\nRUN " + "\\\n" * 50_000, (READ, PARTIAL)),
    "docstring-blank": ("x.py", '"""' + "\n" * 300_000 + '"""\n', (READ, PARTIAL)),
    "nginx-quotes": (
        "nginx.conf",
        "server {\n add_header X-Content-Type-Options nosniff;\n location / { proxy_pass http://app; "
        + '"\\' * 200_000
        + "\n}}\n",
        (READ, PARTIAL),
    ),
    "env-long": (".env", "A=" + "x" * 900_000 + "\n" + "B='" + "\\" * 50_000, (READ, PARTIAL)),
}


def _one(path: str, data: str | bytes, become: tuple[str, ...]) -> Build:
    def build(box: Box) -> None:
        box.write(path, data, *become)

    return build


def _shape(source: str, newer: str = "") -> Build:
    return _one("x.py", source + "\n" + newer, (REFUSED, READ))


def _fifo(box: Box) -> None:
    for name in ("x.py", ".coverage", "pyproject.toml"):
        os.mkfifo(box.root / name)
        box.expect(name, REFUSED)


def _socket(box: Box) -> None:
    here = os.getcwd()
    os.chdir(box.root)  # the name of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind("x.py")
    finally:
        os.chdir(here)
    box.expect("x.py", REFUSED)


def _links(box: Box) -> None:
    box.link("self.py", "self.py", REFUSED)
    box.link("passwd.py", "/etc/passwd", REFUSED)
    box.link("zero.py", "/dev/zero", REFUSED)
    box.link("memory.py", "/proc/self/mem", REFUSED)
    box.link("pyproject.toml", "../../../../../../../../etc/passwd", REFUSED)
    box.link("dangling.py", "nothing.py", REFUSED)
    box.link("inside.toml", "real/inside.toml", READ)
    box.link("alias.py", "canary.py", LISTED)
    box.link("deep/up", "..", LISTED)
    box.link("whole", "/", REFUSED)
    box.write("real/inside.toml", "a = 1\n", READ)


def _names(box: Box) -> None:
    for name in (
        "new\nline.py",
        "\x1b]0;title\x07\x1b[2J.py",
        "::error file=x,line=1::forged.py",
        "<img src=x onerror=alert(1)>.py",
        "[bold]x.py",
        "[/].py",
        "$(touch pwned).py",
        "`id`.py",
        "-rf.py",
        "\u202egnp.py",
        "e\u0301.py",
        "\u00e9.py",
        "Mod.py",
        "mod.py",
        "CON.py",
        "a" * 252 + ".py",
    ):
        box.write(name, "x = 1\n", READ)
    raw = os.path.join(os.fsencode(box.root), b"bad\xff.py")
    with open(raw, "wb") as stream:
        stream.write(b"x = 1\n")
    box.expect("bad\\xff.py", READ)
    box.write("x.py/y.py/z.py", "x = 1\n", READ)


def _deep(box: Box) -> None:
    descriptor = os.open(box.root, os.O_RDONLY)
    for _ in range(320):
        os.mkdir("d" * 16, dir_fd=descriptor)
        below = os.open("d" * 16, os.O_RDONLY, dir_fd=descriptor)
        os.close(descriptor)
        descriptor = below
    os.close(descriptor)
    box.expect("/".join(["d" * 16] * 301), REFUSED)


def _unreadable(box: Box) -> None:
    box.write("x.py", "x = 1\n", REFUSED).chmod(0)
    (box.root / "closed").mkdir(mode=0)
    box.expect("closed", REFUSED)


def _endless_view(box: Box) -> None:
    connection = sqlite3.connect(box.root / ".coverage")
    connection.execute("CREATE TABLE coverage_schema (version integer)")
    connection.execute("INSERT INTO coverage_schema VALUES (7)")
    connection.execute(
        "CREATE VIEW file AS WITH RECURSIVE r(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM r) "
        "SELECT id, 'a' || id AS path FROM r"
    )
    connection.commit()
    connection.close()
    box.expect(".coverage", PARTIAL)


def _git_config(text: str, attributes: str = "") -> Build:
    def build(box: Box) -> None:
        box.repository()
        script = box.script()
        box.configure(text.replace("PAYLOAD", script))
        if attributes:
            box.write(".gitattributes", attributes)
        box.expect("app.py", READ)

    return build


def _hooks(box: Box) -> None:
    box.repository()
    for name in ("post-index-change", "post-checkout", "pre-commit", "reference-transaction", "fsmonitor-watchman"):
        box.script(f".git/hooks/{name}")
        box.expect(f".git/hooks/{name}", ABSENT)


def _git_pointer(box: Box) -> None:
    box.git("init", "-q", "evil")
    box.write("evil/.git/config", f"[core]\n\tfsmonitor = {box.script()}\n\trepositoryformatversion = 0\n")
    (box.root / "evil" / ".git").rename(box.root / "evil" / "store")
    box.write(".git", "gitdir: ./evil/store\n", ABSENT)


def _git_garbage(box: Box) -> None:
    box.repository()
    box.write(".git/index", b"DIRC\0\0\0\2\xff\xff\xff\xff" + b"\0" * 100)
    box.write(".git/HEAD", b"ref: ../../../../etc/passwd\n")
    box.expect("app.py", READ)


def _hijack(box: Box) -> None:
    for name in (
        *("ast", "json", "threading", "resource", "signal", "sqlite3", "typing", "select", "sitecustomize"),
        *("libcst", "msgspec", "yaml", "tomli", "git", "rich", "pluggy", "prodready", "platformdirs"),
    ):
        box.write(f"{name}.py", box.payload(), READ)
    for name in ("conftest.py", "setup.py", "noxfile.py", "docs/conf.py"):
        box.write(name, box.payload(), READ)
    box.write(".coveragerc", "[run]\nplugins = evil\n", READ)
    box.script("git")
    box.script("python3")


def _planted_caches(box: Box) -> None:
    pickled = b"cposix\nsystem\n(S'" + f": > {box.marks / box.root.name}".encode() + b"'\ntR."
    for folder in (".prodready_cache", ".cache/prodready", "__pycache__", ".pytest_cache"):
        for name in ("cache.pkl", "cache.json", "prodready-1.sqlite3"):
            box.write(f"{folder}/{name}", pickled)


def _open_tags(box: Box) -> None:
    """Tags of templates that never end, and one that is declared."""
    declared = "from django import template\nregister = template.Library()\n\n\n@register.simple_tag\n"
    tag = declared + "def shout(text):\n    return text\n"
    box.write("app/templatetags/tags.py", tag, READ)
    box.write("app/templates/open.html", "<p>" + "{% shout " * 50_000 + " " * 100_000 + "</p>\n", READ, PARTIAL)


def _flood(box: Box) -> None:
    for number in range(1_500):
        box.write(f"broken/{number:04}.py", "def (:\n", REFUSED)


CASES: dict[str, Build] = {
    **{f"shape-{name}": _shape(source) for name, source in SHAPES.items()},
    **{
        f"newer-{name}": _shape(SHAPES[name], NEWER)
        for name in ("boolean", "elif", "match-mapping", "match-list", "sum")
    },
    **{f"encoding-{name}": _one("x.py", data, (become,)) for name, (data, become) in ENCODED.items()},
    **{f"grammar-{name}": _one("x.py", source, (become,)) for name, (source, become) in GRAMMAR.items()},
    **{f"bomb-{name}": _one(path, data, become) for name, (path, data, become) in BOMBS.items()},
    "bomb-coverage-view": _endless_view,
    "bomb-template-tags": _open_tags,
    "files-fifo": _fifo,
    "files-socket": _socket,
    "files-links": _links,
    "files-names": _names,
    "files-deep": _deep,
    "files-unreadable": _unreadable,
    "files-large": _one("x.py", b"# \n" * 2_000_000, (REFUSED,)),
    "git-fsmonitor": _git_config("[core]\n\tfsmonitor = PAYLOAD\n"),
    "git-hooks-path": _git_config("[core]\n\thooksPath = .\n"),
    "git-filter": _git_config(
        '[filter "x"]\n\tclean = PAYLOAD\n\tsmudge = PAYLOAD\n\tprocess = PAYLOAD\n', "* filter=x\n"
    ),
    "git-diff": _git_config('[diff]\n\texternal = PAYLOAD\n[diff "x"]\n\ttextconv = PAYLOAD\n', "* diff=x\n"),
    "git-promisor": _git_config(
        '[remote "origin"]\n\turl = ext::PAYLOAD\n\tpromisor = true\n[protocol "ext"]\n\tallow = always\n'
        "[extensions]\n\tpartialClone = origin\n"
    ),
    "git-programs": _git_config(
        "[core]\n\tpager = PAYLOAD\n\teditor = PAYLOAD\n\tsshCommand = PAYLOAD\n\taskPass = PAYLOAD\n"
        "[gpg]\n\tprogram = PAYLOAD\n[log]\n\tshowSignature = true\n[credential]\n\thelper = PAYLOAD\n"
        "[alias]\n\tstatus = !PAYLOAD\n"
    ),
    "git-include-device": _git_config("[include]\n\tpath = /dev/zero\n"),
    "git-garbage-config": _git_config("[[[\n\0\n"),
    "git-hooks": _hooks,
    "git-pointer": _git_pointer,
    "git-garbage": _git_garbage,
    "run-hijack": _hijack,
    "run-planted-caches": _planted_caches,
    "run-flood": _flood,
}


def build(name: str, folder: Path, marks: Path) -> Box:
    """The case called ``name`` below ``folder``."""
    box = Box(folder / name, marks)
    box.root.mkdir(parents=True)
    marks.mkdir(exist_ok=True)
    CASES[name](box)
    box.write("canary.py", CANARY, READ)
    return box
