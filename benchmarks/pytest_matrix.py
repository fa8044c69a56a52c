"""Try ``pytest --prodready`` in every situation of a session, beside other plugins, under several versions of pytest.

    python benchmarks/pytest_matrix.py [--pytest VERSION …] [--only WORD] [--envs DIR]

Builds a wheel of this checkout, installs it with each pytest and with pytest-cov, pytest-xdist, pytest-randomly and
pytest-django from PyPI into a virtual environment of its own, and runs a small Django service through the situations below,
each in a fresh copy. Prints a table; exits 1 where something is not as it should be. ``docs/pytest.md`` keeps the result.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import venv
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VERSIONS = ("7.4.*", "8.0.*", "8.*", "9.*")
BESIDE = ("pytest-cov", "pytest-xdist", "pytest-randomly", "pytest-django")
POINTS = 20
ON = ("--prodready", "--prodready-fail-on=never")
COV = ("--cov=shop", "--cov-report=")
LOST = "--prodready-require=OBS003"
FAILING = {"tests/test_red.py": "def test_red():\n    assert False\n"}
BROKEN = {"tests/test_broken.py": "import nothing_of_that_name\n"}

SERVICE = {
    "pytest.ini": "[pytest]\npythonpath = .\nDJANGO_SETTINGS_MODULE = shop.settings\n",
    "requirements.txt": "django==5.2\n",
    "manage.py": "import os\nfrom django.core.management import execute_from_command_line\n\n"
    'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\nif __name__ == "__main__":\n'
    "    execute_from_command_line()\n",
    "shop/__init__.py": "",
    "shop/settings.py": "from pathlib import Path\n\nSECRET_KEY = 'x'\nROOT_URLCONF = 'shop.urls'\nUSE_TZ = True\n"
    "INSTALLED_APPS = ['django.contrib.contenttypes', 'django.contrib.auth', 'shop']\n"
    "DEFAULT_AUTO_FIELD = 'django.db.models.BigAutoField'\n"
    "DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': 'shop.sqlite3'}}\n",
    "shop/models.py": "from django.db import models\n\n\nclass Order(models.Model):\n"
    "    name = models.CharField(max_length=20)\n",
    "shop/views.py": "from django.http import JsonResponse\n\nfrom shop.models import Order\n\n\n"
    "def health(request):\n    return JsonResponse({'status': 'ok'})\n\n\n"
    "def orders(request):\n    return JsonResponse({'orders': Order.objects.count()})\n",
    "shop/urls.py": "from django.urls import path\n\nfrom shop import views\n\n"
    "urlpatterns = [path('health', views.health), path('orders', views.orders)]\n",
    "tests/test_shop.py": "import pytest\n\n\ndef test_health(client):\n    assert client.get('/health').status_code == 200\n\n\n"
    "@pytest.mark.django_db\ndef test_orders(client):\n    assert client.get('/orders').json() == {'orders': 0}\n\n\n"
    "@pytest.mark.parametrize('text', ['a', 'b'])\ndef test_text(text):\n    assert text\n",
}
TESTS = 4


@dataclass(frozen=True)
class Session:
    """How one ended."""

    folder: Path
    code: int
    out: str

    @property
    def verdicts(self) -> list[str]:
        """PASSED, FAILED … of each verdict line."""
        return re.findall(r"^prodready (PASSED|FAILED|ERROR|AUDIT INCOMPLETE|NOTHING TO AUDIT): ", self.out, re.M)

    @property
    def ran(self) -> dict[str, int]:
        """The numbers of pytest's last line."""
        last = [line for line in self.out.splitlines() if re.search(r" in \d+\.\d+s", line)][-1:]
        return {word: int(number) for number, word in re.findall(r"(\d+) ([a-z]+(?: failed)?)", "".join(last))}

    def decided(self, code: str) -> str:
        """The outcome that ``-v`` shows of a point, each time that it shows one."""
        return " ".join(re.findall(rf"prodready::{code} (?:<- \S+ )?([A-Z]+)", self.out)) or " ".join(
            re.findall(rf"^(?:\[gw\d+\] \[ *\d+%\] )?([A-Z]+) prodready::{code}\b", self.out, re.M)
        )


Check = Callable[[Session], bool]


@dataclass(frozen=True)
class Situation:
    """A session: its options, its exit status, its verdicts, and what else must be so."""

    name: str
    options: tuple[str, ...]
    code: int = 0
    verdicts: tuple[str, ...] = ("PASSED",)
    files: dict[str, str] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    first: tuple[str, ...] = ()  # a session that runs in the same folder before
    check: Check = lambda ended: True


def _all_ran(ended: Session) -> bool:
    counted = ("passed", "failed", "skipped", "xfailed")
    return sum(ended.ran.get(word, 0) for word in counted) == TESTS + POINTS


def _junit(ended: Session) -> bool:
    suite = ET.parse(ended.folder / "junit.xml").getroot().find("testsuite")
    if suite is None:
        return False
    names = [case.get("name") for case in suite.iter("testcase")]
    points = [name for name in names if name and re.fullmatch(r"[A-Z]{3}\d{3}", name)]
    failed = [case.get("name") for case in suite.iter("testcase") if case.find("failure") is not None]
    return len(names) == TESTS + POINTS and len(set(points)) == POINTS and failed == ["OBS003"]


def _covered(ended: Session) -> bool:
    return ended.decided("TST002") == "PASSED"


def _uncovered(ended: Session) -> bool:
    return ended.decided("TST002") == "XFAIL"


def _listed(ended: Session) -> bool:
    return ended.out.count("prodready::OBS002") == 1 and "test_shop.py::test_health" in ended.out


def _only(*codes: str) -> Check:
    return lambda ended: sorted(set(re.findall(r"prodready::([A-Z]{3}\d{3})", ended.out))) == sorted(codes)


SITUATIONS = (
    Situation("off", (), verdicts=(), check=lambda ended: "prodready" not in ended.out.partition("plugins:")[2][200:]),
    Situation("on", ON, check=_all_ran),
    Situation(
        "a lost point is required", (*ON, LOST), 1, ("FAILED",), check=lambda ended: "FAILED" in ended.decided("OBS003")
    ),
    Situation("score below --prodready-fail-under", (*ON, "--prodready-fail-under=20"), 1, ("FAILED",)),
    Situation("score at --prodready-fail-under", (*ON, "--prodready-fail-under=1")),
    Situation("--cov", (*ON, *COV), check=_covered),
    Situation("--cov --cov-branch", (*ON, *COV, "--cov-branch"), check=_covered),
    Situation("--cov of one module", (*ON, "--cov=shop.urls", "--cov-report="), check=_uncovered),
    Situation("--cov without data", (*ON, "--cov=absent", "--cov-report="), check=_uncovered),
    Situation("--cov --no-cov", (*ON, *COV, "--no-cov"), check=_uncovered),
    Situation("-p no:cov", (*ON, "-p", "no:cov"), check=_uncovered),
    Situation(
        "--cov-fail-under not reached",
        (*ON, *COV, "--cov-fail-under=100"),
        1,
        files={"shop/idle.py": "def x():\n    return 1\n"},
    ),
    Situation("coverage run -m pytest", ON, before=("-m", "coverage", "run", "--source=shop"), check=_covered),
    Situation("-n 2", (*ON, "-n", "2"), check=_all_ran),
    Situation("-n 2 --cov", (*ON, "-n", "2", *COV), check=lambda ended: _covered(ended) and _all_ran(ended)),
    Situation("-n 2 --dist loadscope --cov", (*ON, "-n", "2", "--dist", "loadscope", *COV), check=_covered),
    Situation("-n 2, a lost point is required", (*ON, "-n", "2", LOST), 1, ("FAILED",)),
    Situation("-n 2, a test fails", (*ON, "-n", "2"), 1, files=FAILING),
    Situation("-n 2 -x, a test fails", (*ON, "-n", "2", "-x"), 2, files=FAILING),
    Situation("-n 2 --collect-only", (*ON, "-n", "2", "--collect-only", "-q"), verdicts=(), check=_listed),
    Situation("-n 2 -k OBS002", (*ON, "-n", "2", "-k", "OBS002"), check=_only("OBS002")),
    Situation("-n 0", (*ON, "-n", "0"), check=_all_ran),
    Situation("--collect-only", (*ON, LOST, "--collect-only", "-q"), verdicts=(), check=_listed),
    Situation(
        "-k OBS002", (*ON, "-k", "OBS002"), check=lambda ended: ended.ran.get("passed") == 1 and _only("OBS002")(ended)
    ),
    Situation("-k 'not prodready'", (*ON, "-k", "not prodready"), check=_only()),
    Situation("prodready::OBS002", (*ON, "prodready::OBS002"), check=lambda ended: ended.ran.get("passed") == 1),
    Situation(
        "--deselect prodready::OBS003",
        (*ON, "--deselect", "prodready::OBS003"),
        check=lambda ended: not ended.decided("OBS003"),
    ),
    Situation(
        "--lf after a lost required point",
        (*ON, LOST, "--lf"),
        1,
        ("FAILED",),
        first=(*ON, LOST),
        check=lambda ended: ended.decided("OBS003") == "FAILED" and not ended.ran.get("passed"),
    ),
    Situation("--lf after a failed test", (*ON, "--lf"), 1, files=FAILING, first=ON, check=_only()),
    Situation("--ff", (*ON, LOST, "--ff"), 1, ("FAILED",), first=(*ON, LOST)),
    Situation("--sw", (*ON, "--sw"), 2, files=FAILING),
    Situation("-m django_db", (*ON, "-m", "django_db"), check=_only()),
    Situation("--junitxml", (*ON, LOST, "--junitxml=junit.xml"), 1, ("FAILED",), check=_junit),
    Situation("-n 2 --junitxml", (*ON, LOST, "-n", "2", "--junitxml=junit.xml"), 1, ("FAILED",), check=_junit),
    Situation("no tests", ON, without=("tests/test_shop.py",)),
    Situation("no tests, a lost point is required", (*ON, LOST), 1, ("FAILED",), without=("tests/test_shop.py",)),
    Situation("no tests, -n 2", (*ON, "-n", "2"), without=("tests/test_shop.py",)),
    Situation("collection error", (*ON, *COV), 2, files=BROKEN),
    Situation("collection error, -n 2", (*ON, "-n", "2"), 1, files=BROKEN),
    Situation("a test fails", ON, 1, files=FAILING),
    Situation("a test fails, gate too", (*ON, LOST), 1, ("FAILED",), files=FAILING),
    Situation("a test fails, -x", (*ON, *COV, "-x"), 1, files=FAILING),
    Situation("a test fails, --maxfail=1", (*ON, *COV, "--maxfail=1"), 1, files=FAILING),
    Situation("-x, a lost point is required", (*ON, LOST, "-x"), 1, ("FAILED",)),
    Situation("-p no:randomly", (*ON, "-p", "no:randomly"), check=_all_ran),
    Situation("--randomly-seed=last", (*ON, "--randomly-seed=last"), first=ON, check=_all_ran),
    Situation(
        "-p no:django", (*ON, "-p", "no:django", "-k", "test_text or prodready", "-o", "DJANGO_SETTINGS_MODULE=")
    ),
    Situation("--create-db --reuse-db", (*ON, "--create-db", "--reuse-db"), check=_all_ran),
    Situation("-q --no-header --no-summary", (*ON, LOST, "-q", "--no-header", "--no-summary"), 1, ("FAILED",)),
    Situation("-p no:cacheprovider", (*ON, "-p", "no:cacheprovider"), check=_all_ran),
    Situation("-W error", (*ON, *COV, "-W", "error"), check=_all_ran),
    Situation(
        "unknown code",
        (*ON, "--prodready-require=OBS02"),
        4,
        (),
        check=lambda ended: 'did you mean "OBS002"?' in ended.out,
    ),
    Situation(
        "unwritable report",
        (*ON, "--prodready-report=absent/x.json"),
        4,
        (),
        check=lambda ended: "its folder does not exist" in ended.out,
    ),
)


def main(arguments: list[str] | None = None) -> int:
    """Try everything, print the table; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pytest", metavar="VERSION", nargs="+", default=VERSIONS)
    parser.add_argument("--only", metavar="WORD", default="", help="situations whose name holds this")
    parser.add_argument("--envs", metavar="DIR", type=Path, help="keep the environments here")
    args = parser.parse_args(arguments)
    chosen = [each for each in SITUATIONS if args.only in each.name]
    with tempfile.TemporaryDirectory() as work:
        envs = args.envs or Path(work)
        wheel = _wheel(Path(work))
        pythons = [_environment(envs / version.replace("*", "x"), version, wheel) for version in args.pytest]
        columns = [[_tried(python, each, Path(work)) for each in chosen] for python in pythons]
        described = [_versions(python) for python in pythons]
    print("\n".join(_table(chosen, described, columns)))
    return int(any(problem for column in columns for problem in column))


def _wheel(work: Path) -> Path:
    subprocess.run([sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", work, ROOT], check=True)
    return next(work.glob("prodready-*.whl"))


def _environment(place: Path, version: str, wheel: Path) -> Path:
    python = place / "bin" / "python"
    if not python.exists():
        venv.create(place, with_pip=True)
    pip = (str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check")
    subprocess.run([*pip, str(wheel), f"pytest=={version}", "django", *BESIDE], check=True)
    subprocess.run([*pip, "--force-reinstall", "--no-deps", str(wheel)], check=True)
    return python


def _tried(python: Path, situation: Situation, work: Path) -> str:
    """What is wrong; nothing if all is well."""
    with tempfile.TemporaryDirectory(dir=work) as made:
        folder = Path(made)
        for path, text in {**SERVICE, **situation.files}.items():
            if path not in situation.without:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_text(text)
        if situation.first:
            _session(python, folder, situation.first)
        problem = ", ".join(_problems(situation, _session(python, folder, situation.options, situation.before)))
    print(f"{python.parent.parent.name:8} {situation.name}: {problem or 'ok'}", file=sys.stderr, flush=True)
    return problem


def _session(python: Path, folder: Path, options: tuple[str, ...], before: tuple[str, ...] = ()) -> Session:
    verbose = () if "-q" in options else ("-v",)
    ended = subprocess.run(
        [python, *before, "-m", "pytest", *verbose, *options],
        cwd=folder,
        env={"PATH": f"{python.parent}:/usr/local/bin:/usr/bin:/bin", "HOME": str(folder), "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
        check=False,
    )
    return Session(folder, ended.returncode, ended.stdout)


def _problems(situation: Situation, ended: Session) -> Iterator[str]:
    if ended.code != situation.code:
        yield f"exit status {ended.code}, not {situation.code}"
    if tuple(ended.verdicts) != situation.verdicts:
        yield f"verdicts {ended.verdicts}"
    if ended.code == 0 and any(verdict != "PASSED" for verdict in ended.verdicts):
        yield "verdict and exit status disagree"
    if "INTERNALERROR" in ended.out:
        yield "internal error of pytest"
    if not situation.check(ended):
        yield "not as it should be"


def _versions(python: Path) -> str:
    listed = subprocess.run(
        [python, "-m", "pip", "list", "--format=freeze"], capture_output=True, text=True, check=True
    ).stdout
    found = dict(line.split("==", 1) for line in listed.split() if "==" in line)
    return " ".join(f"{name} {found[name]}" for name in ("pytest", *BESIDE))


def _table(chosen: list[Situation], described: list[str], columns: list[list[str]]) -> Iterator[str]:
    yield from (f"{number}. {each}" for number, each in enumerate(described, 1))
    yield ""
    yield f"| situation | exit | verdict |{'|'.join(f' {number} ' for number in range(1, len(columns) + 1))}|"
    yield f"|---|---|---|{'---|' * len(columns)}"
    for row, each in enumerate(chosen):
        cells = " | ".join(column[row] or "ok" for column in columns)
        yield f"| {each.name} | {each.code} | {' '.join(each.verdicts).lower() or 'none'} | {cells} |"


if __name__ == "__main__":
    sys.exit(main())
