"""Images are played through over their context: what is copied where, what starts, and whether it is there."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from prodready.facts.documents import Dockerfile
from prodready.facts.files import Refusal
from prodready.project.containers.context import Context, context
from prodready.project.containers.launch import idle, targets
from prodready.project.containers.layers import Layers
from prodready.project.containers.shellwords import assignments, fill
from prodready.project.containers.stages import build, unresolved
from prodready.project.deployment.images import Images
from tests.unit.project_of import project

APP = """
    from fastapi import FastAPI

    app = FastAPI()
"""


def in_context(files: dict[str, str], folder: str = "", dockerfile: str = "Dockerfile") -> Context:
    return context(project(files).snapshot, folder, dockerfile)


def played(files: dict[str, str], target: str = "") -> Layers:
    snapshot = project(files).snapshot
    found = snapshot.documents["Dockerfile"]
    assert isinstance(found, Dockerfile)
    layers = build(found, context(snapshot, "", "Dockerfile"), target)
    assert layers is not None
    return layers


@pytest.mark.parametrize(
    ("ignored", "left"),
    [
        ("*.md", {"a.txt", "docs/b.md", "docs/c.txt"}),
        ("**/*.md", {"a.txt", "docs/c.txt"}),
        ("docs", {"a.txt", "r.md"}),
        ("docs/", {"a.txt", "r.md"}),
        ("/docs/*.md", {"a.txt", "r.md", "docs/c.txt"}),
        ("*\n!docs/c.txt", {"docs/c.txt"}),
        ("docs\n!docs/c.txt", {"a.txt", "r.md", "docs/c.txt"}),
        ("!a.txt\na.txt", {"r.md", "docs/b.md", "docs/c.txt"}),
        ("# a.txt\n\n  r.md  ", {"a.txt", "docs/b.md", "docs/c.txt"}),
        (".", set()),
    ],
)
def test_dockerignore_decides_by_the_last_pattern_from_the_root_of_the_context(ignored: str, left: set[str]) -> None:
    files = {"a.txt": "", "r.md": "", "docs/b.md": "", "docs/c.txt": "", ".dockerignore": ignored}
    assert in_context(files).files - {".dockerignore"} == left


def test_a_file_that_could_not_be_read_is_in_the_context_all_the_same() -> None:
    snapshot = project({"a.txt": ""}).snapshot
    whole = replace(snapshot, refusals=(Refusal("uv.lock", "the object is missing from the repository"),))
    assert context(whole, "", "Dockerfile").has("uv.lock")
    assert not context(snapshot, "", "Dockerfile").has("uv.lock")


def test_a_dockerfiles_own_ignore_file_goes_before_the_folders() -> None:
    files = {"a.txt": "", "b.txt": "", ".dockerignore": "a.txt", "build/Dockerfile.dockerignore": "b.txt"}
    assert "a.txt" in in_context(files, dockerfile="build/Dockerfile").files
    assert "b.txt" not in in_context(files, dockerfile="build/Dockerfile").files


def test_sources_are_cut_off_at_the_context_and_match_wildcards_inside_one_folder() -> None:
    place = in_context({"api/a.py": "", "api/sub/b.py": "", "c.py": ""}, "api")
    assert place.find("../../a.py") == ("api/a.py",)
    assert place.find("*.py") == ("api/a.py",)
    assert place.find("c.py") == ()
    assert place.find(".") == ("api",)


def test_copies_land_where_the_builder_puts_them() -> None:
    layers = played(
        {
            "Dockerfile": """\
                FROM python:3.13
                ARG HOME_DIR=/srv
                ENV APP=$HOME_DIR/app
                WORKDIR $APP
                COPY src/ ./
                COPY run.sh /start
                COPY a.ini b.ini conf/
                COPY ["c d.txt", "/x/"]
            """,
            "src/shop/main.py": "",
            "run.sh": "",
            "a.ini": "",
            "b.ini": "",
            "c d.txt": "",
        }
    )
    assert layers.workdir == "/srv/app"
    assert layers.find("/srv/app/shop/main.py") == "src/shop/main.py"
    assert layers.find("/srv/app/shop") == "src/shop"
    assert layers.find("/start") == "run.sh"
    assert layers.find("/srv/app/conf/b.ini") == "b.ini"
    assert layers.find("/x/c d.txt") == "c d.txt"
    assert layers.find("/srv/app/src") is None
    assert layers.problems == ()


def test_what_is_copied_from_a_stage_keeps_its_source() -> None:
    layers = played(
        {
            "Dockerfile": """\
                FROM python:3.13 AS builder
                WORKDIR /build
                COPY . .
                RUN make
                FROM python:3.13-slim
                COPY --from=builder /build/shop /srv/shop
                COPY --from=0 /build/run.sh /usr/local/bin/
            """,
            "shop/main.py": "",
            "run.sh": "",
        }
    )
    assert layers.find("/srv/shop/main.py") == "shop/main.py"
    assert layers.find("/usr/local/bin/run.sh") == "run.sh"
    assert layers.is_vague("/srv/shop/made_by_make.py")
    assert not layers.is_vague("/srv/other")
    assert [run.text for run in layers.runs] == ["make"]
    assert layers.own_runs == ()


def test_an_entrypoint_resets_the_command_that_is_inherited() -> None:
    text = """\
        FROM python:3.13 AS base
        USER 1000
        CMD ["serve"]
        HEALTHCHECK CMD true
        FROM base
        ENTRYPOINT ["run"]
    """
    layers = played({"Dockerfile": text})
    assert layers.command is None
    assert layers.entrypoint is not None
    assert layers.user is not None
    assert layers.healthcheck is not None


def test_only_what_the_target_needs_can_be_a_problem() -> None:
    files = {
        "Dockerfile": """\
            FROM python:3.13 AS base
            FROM base AS test
            COPY missing .
            FROM base AS final
        """
    }
    assert played(files, "final").problems == ()
    assert [problem.line for problem in played(files, "test").problems] == [3]


@pytest.mark.parametrize("image", ["python", "python:3.13", "ghcr.io/x/y", "x/y@sha256:00", "scratch"])
def test_names_of_images_resolve(image: str) -> None:
    assert unresolved(image) == ""


@pytest.mark.parametrize("image", ["builder", "", "python:-slim", "$BASE", "python:"])
def test_names_that_are_no_image_do_not_resolve(image: str) -> None:
    assert unresolved(image)


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("$A/x", "1/x"),
        ("${A}", "1"),
        ("${B:-$A}", "1"),
        ("${EMPTY:-2}", "2"),
        ("${EMPTY-2}", ""),
        ("${A:+3}", "3"),
        ("${NO:+3}", ""),
        ("$NO", "$NO"),
    ],
)
def test_variables_are_put_in_as_the_builder_does(text: str, filled: str) -> None:
    assert fill(text, {"A": "1", "EMPTY": ""}) == filled


def test_both_forms_of_env_are_read() -> None:
    assert assignments('A=1 B="x y" C=a\\ b') == (("A", "1"), ("B", "x y"), ("C", "a b"))
    assert assignments("PATH /bin:$PATH") == (("PATH", "/bin:$PATH"),)


@pytest.mark.parametrize(
    ("command", "module"),
    [
        ("uvicorn --host 0.0.0.0 shop.main:app", "shop.main"),
        ("gunicorn -b 0.0.0.0:8000 shop.wsgi", "shop.wsgi"),
        ("gunicorn shop:create_app()", "shop"),
        ("gunicorn -c python:config.gunicorn -b unix:app.sock shop.wsgi", "shop.wsgi"),
        ("celery -A shop.tasks worker", "shop"),
        ("celery --app=shop worker", "shop"),
        ("flask --app shop.web run", "shop.web"),
        ("python -m shop.serve", "shop.serve"),
        ("taskiq worker shop.tkq:broker", "shop.tkq"),
        ("arq shop.worker.WorkerSettings", "shop.worker"),
    ],
)
def test_the_module_that_a_command_line_starts(command: str, module: str) -> None:
    assert [target.name for target in targets(tuple(command.split()), {})] == [module]


def test_variables_name_applications_too() -> None:
    assert [target.name for target in targets(("flask", "run"), {"FLASK_APP": "shop.web:app"})] == ["shop.web"]
    assert list(targets(("uvicorn", "localhost:8000"), {})) == []


@pytest.mark.parametrize("command", ["bash", "sleep infinity", "tail -f /dev/null", "python"])
def test_commands_that_serve_nobody(command: str) -> None:
    assert idle(tuple(command.split()))
    assert not idle(("python", "x.py"))


def problems(files: dict[str, str]) -> list[str]:
    (image,) = project({"shop/__init__.py": "", "shop/main.py": APP, **files}).get(Images).application
    return [problem.text for _, outcome in image.starts for problem in outcome.problems]


def dockerfile(*lines: str) -> str:
    return "\n".join(("FROM python:3.13-slim", *lines))


@pytest.mark.parametrize(
    "lines",
    [
        ("COPY . /srv", "ENV PYTHONPATH=/srv", 'CMD ["uvicorn", "shop.main:app"]'),
        ("COPY . /srv", 'CMD ["uvicorn", "--app-dir", "/srv", "shop.main:app"]'),
        ("COPY shop /usr/local/lib/python3.13/site-packages/shop", 'CMD ["uvicorn", "shop.main:app"]'),
        ("WORKDIR /srv", "COPY . .", "CMD cd /srv && exec uvicorn shop.main:app"),
        ("WORKDIR /srv", "COPY shop shop", "RUN git clone https://example.org/x /x", 'CMD ["uvicorn", "x.y:app"]'),
        ("COPY shop /srv/shop", "WORKDIR /", 'CMD ["sh", "-c", "cd /srv && uvicorn shop.main:app"]'),
    ],
)
def test_a_module_is_found_on_the_path_that_the_start_has(lines: tuple[str, ...]) -> None:
    assert problems({"Dockerfile": dockerfile("RUN pip install uvicorn", *lines)}) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("COPY . /srv", 'CMD ["uvicorn", "shop.main:app"]'),
        ("WORKDIR /srv", "COPY . .", 'CMD ["uvicorn", "main:app"]'),
        ("WORKDIR /srv", "COPY . .", 'CMD ["python", "main.py"]'),
        ("WORKDIR /srv", "COPY . .", 'CMD ["python", "-m", "main"]'),
        ("WORKDIR /srv", "COPY . .", 'ENTRYPOINT ["./start.sh"]'),
        ("WORKDIR /srv", "COPY . .", 'CMD ["bash", "start.sh"]'),
        ("WORKDIR /srv", "COPY shop/__init__.py shop/", "COPY shop/main.py .", "CMD uvicorn shop.main:app"),
    ],
)
def test_what_is_started_and_not_there_is_a_problem(lines: tuple[str, ...]) -> None:
    assert len(problems({"Dockerfile": dockerfile("RUN pip install uvicorn", *lines)})) == 1


def test_a_script_of_arms_needs_one_that_works() -> None:
    script = '#!/bin/sh\ncase "$1" in\nold) uvicorn gone:app;;\n*) uvicorn shop.main:app;;\nesac\n'
    base = dockerfile("WORKDIR /srv", "COPY . .", "RUN pip install uvicorn", "RUN chmod +x run.sh", 'CMD ["./run.sh"]')
    assert problems({"Dockerfile": base, "run.sh": script}) == []
    broken = script.replace("shop.main", "lost.main")
    assert len(problems({"Dockerfile": base, "run.sh": broken})) == 2


def test_the_deployed_stage_is_neither_the_last_nor_for_development() -> None:
    text = """\
        FROM python:3.13-slim AS base
        WORKDIR /srv
        COPY . .
        RUN pip install uvicorn
        FROM base AS production
        CMD uvicorn shop.main:app
        FROM production AS dev
        CMD bash
    """
    found = project({"shop/__init__.py": "", "shop/main.py": APP, "Dockerfile": text}).get(Images)
    assert [image.layers.stage.alias for image in found.deployed] == ["production"]
