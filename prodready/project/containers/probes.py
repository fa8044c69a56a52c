"""Health checks of images and compose services, and whether what they call is in the image."""

from __future__ import annotations

import re
import sys

from prodready.facts.documents import Instruction, Node, Sequence, at, text
from prodready.project.commands.programs import program, shell_text, unwrap
from prodready.project.commands.runners.fragments import quote
from prodready.project.commands.shell import split
from prodready.project.containers.layers import Layers
from prodready.project.containers.starts import is_plain
from prodready.project.layout.dependencies import Dependencies

MAX_TEXT = 20_000
_PROVIDERS = {
    "curl": r"curl",
    "wget": r"wget",
    "nc": r"netcat[\w-]*|nc|ncat|nmap-ncat|busybox",
    "netcat": r"netcat[\w-]*|nc",
    "pg_isready": r"postgresql[\w.-]*|libpq[\w-]*|pg_isready",
    "redis-cli": r"redis[\w-]*|valkey[\w-]*",
    "mysqladmin": r"mysql[\w-]*|mariadb[\w-]*|default-mysql-client",
    "http": r"httpie",
    "grpc_health_probe": r"grpc[_-]health[_-]probe\S*",
    "grpcurl": r"grpcurl\S*",
    "lynx": r"lynx",
    "jq": r"jq",
    "xh": r"xh",
    "httping": r"httping",
}
"""Program of a probe → pattern of what an image's commands install to bring it."""

_INSTALLS = re.compile(
    r"\b(apt|apt-get|aptitude|apk|yum|dnf|microdnf|tdnf|zypper|pacman|curl|wget|pip|uv|conda|install)\b"
)
_IMPORTS = re.compile(r"\b(?:import\s+([\w., ]+)|from\s+(\w+)[\w.]*\s+import)")
_PLAIN_DEBIAN = re.compile(r"slim|(^|/)(debian|ubuntu)(:|@|$)")
_FULL = re.compile(r"(^|/)(python|node|golang|buildpack-deps|pypy|ruby|openjdk)(:|@|$)|(^|/)uv:python[\d.]+-\w+$")
_RED_HAT = re.compile(r"(^|/)(ubi\d*\S*|centos|fedora|rockylinux|almalinux|amazonlinux|oraclelinux)(:|@|/|$)")


def command_of(instruction: Instruction | None) -> str:
    """The command of a ``HEALTHCHECK``; empty for ``NONE`` and without one."""
    if instruction is None or instruction.value.upper().startswith("NONE"):
        return ""
    if instruction.argv is not None:
        return quote(instruction.argv)
    return re.sub(r"^CMD\s+", "", instruction.value, flags=re.IGNORECASE)


def test_of(node: Node | None) -> str:
    """The command of a compose health check; empty if it is switched off."""
    if node is None or text(at(node, "disable")) == "true":
        return ""
    test = at(node, "test")
    if not isinstance(test, Sequence):
        return "" if text(test).upper() == "NONE" else text(test)
    words = [text(item) for item in test.items]
    kind, rest = (words[0].upper(), words[1:]) if words else ("NONE", [])
    if kind == "CMD-SHELL":
        return " ".join(rest)
    return quote(tuple(rest)) if kind == "CMD" else ""


def lacking(layers: Layers, command: str, dependencies: Dependencies) -> str:
    """The program or module that a probe calls and the image does not have; empty if it has all, or may have."""
    for simple in split((command, 1)):
        words = tuple(unwrap(simple.words).words)
        name = program(words[0]) if words else ""
        if name in ("sh", "bash", "ash"):
            found = lacking(layers, shell_text(words[1:])[0] or "", dependencies)
        elif name == "python" and words[1:2] == ("-c",):
            found = _module(layers, " ".join(words[2:3]), dependencies)
        else:
            found = name if name in _PROVIDERS and _lacks(layers, name) else ""
        if found:
            return found
    return ""


def _module(layers: Layers, code: str, dependencies: Dependencies) -> str:
    for match in _IMPORTS.finditer(code):
        for name in str(match[1] or match[2]).split(","):
            top = name.strip().partition(" ")[0].partition(".")[0]
            known = not top or top in sys.stdlib_module_names or top.lower().replace("_", "-") in dependencies.names
            if not known and not layers.mentions(top) and is_plain(layers.base) and dependencies.locked:
                return top
    return ""


def _lacks(layers: Layers, name: str) -> bool:
    """Whether a program is neither in the base image nor installed, copied or linked by the image's own commands."""
    if name in _base_programs(layers.base) and not _removed(layers, name):
        return False
    if not is_plain(layers.base) or any(mount.dest.endswith(f"/{name}") for mount in layers.mounts):
        return False
    if any(
        place.endswith(f"/{name}") or place in ("/usr", "/usr/bin", "/usr/local/bin", "/bin", "/")
        for place in layers.vague
    ):
        return False
    pattern = re.compile(rf"(?<![\w./-])({_PROVIDERS[name]})(?![\w-])")
    for run in layers.own_runs:
        if _INSTALLS.search(run.text) and pattern.search(_without_calls(run.text)):
            return _removed(layers, name)
    return not any(_unclear(run.text) for run in layers.own_runs)


def _without_calls(command: str) -> str:
    """A ``RUN`` without the commands that merely use a program to fetch something."""
    kept = [
        simple.raw
        for simple in split((command, 1))
        if _INSTALLS.match(program(simple.words[0]) if simple.words else "")
    ]
    return "\n".join(line for line in kept if not re.match(r"(sudo\s+)?(\S*/)?(curl|wget)\b", line)) or ""


def _removed(layers: Layers, name: str) -> bool:
    """Whether a later command takes the program away again."""
    bare = rf"(?<![\w./-]){re.escape(name)}(?![\w-])"
    gone = _last(layers, rf"\b(purge|remove|autoremove|apk\s+del|erase)\b[^&;|\n]*{bare}")
    return gone > max(_last(layers, rf"\b(install|add)\b[^&;|\n]*{bare}"), (-1, -1))


def _last(layers: Layers, pattern: str) -> tuple[int, int]:
    """Where a pattern is last found in the commands of the build: command and column."""
    found = [
        (number, match.start())
        for number, run in enumerate(layers.own_runs)
        for match in re.finditer(pattern, run.text[:MAX_TEXT])
    ]
    return max(found, default=(-1, -1))


def _unclear(text: str) -> bool:
    """Whether a ``RUN`` hands over to a script, so that what it installs is not seen."""
    return bool(re.search(r"\.sh\b|\bmake\b|ansible|\$\(|\bxargs\b|\$\{?[A-Z_]*(PACKAGES|DEPS|APT)", text))


def _base_programs(base: str) -> frozenset[str]:
    lowered = base.lower()
    if "distroless" in lowered or lowered == "scratch":
        return frozenset()
    if "alpine" in lowered or "busybox" in lowered or "wolfi" in lowered:
        return frozenset({"wget", "nc"})
    if _RED_HAT.search(lowered):
        return frozenset({"curl"})
    if _PLAIN_DEBIAN.search(lowered):
        return frozenset()
    if _FULL.search(lowered):
        return frozenset({"curl", "wget"})
    return frozenset(_PROVIDERS)
