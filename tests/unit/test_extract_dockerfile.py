"""Dockerfiles as BuildKit reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodready.extract.dockerfile import MAX_INSTRUCTIONS, substitute
from prodready.extract.documents import read_document
from prodready.facts.documents import Dockerfile, Instruction
from prodready.facts.files import Kind

SERVICE = """\
# syntax=docker/dockerfile:1
ARG PYTHON=3.12
ARG BASE="python:${PYTHON:-3.11}-slim" UNSET
FROM --platform=$BUILDPLATFORM ${BASE} AS Build
RUN --mount=type=cache,target=/root/.cache \\
    # why
    pip install --no-deps \\

    app

from build as final
COPY --from=build --chown=app:app /app /app
HEALTHCHECK --interval=5s CMD ["curl", "-f", "http://localhost/health"]
USER app
CMD ["gunicorn", "app:app"]
"""


def read(source: str) -> Dockerfile:
    found = read_document(Kind.DOCKERFILE, source.encode())
    assert isinstance(found, Dockerfile)
    return found


def only(source: str) -> Instruction:
    stages = read("FROM x\n" + source).stages
    assert len(stages) == 1
    (instruction,) = stages[0].instructions
    return instruction


def test_stages_have_images_aliases_and_lines() -> None:
    file = read(SERVICE)
    assert [(stage.image, stage.alias, stage.platform, stage.line) for stage in file.stages] == [
        ("python:3.12-slim", "build", "$BUILDPLATFORM", 4),
        ("build", "final", "", 11),
    ]
    assert file.args == (("PYTHON", "3.12"), ("BASE", "python:3.12-slim"), ("UNSET", ""))
    assert [each.keyword for each in file.stages[1].instructions] == ["COPY", "HEALTHCHECK", "USER", "CMD"]
    assert not file.problem


def test_continuations_are_joined_without_their_comments_and_blank_lines() -> None:
    run = read(SERVICE).stages[0].instructions[0]
    assert run.value.split() == ["pip", "install", "--no-deps", "app"]
    assert run.flags == (("mount", "type=cache,target=/root/.cache"),)
    assert (run.line, run.end_line) == (5, 9)


def test_flags_of_the_builder_are_told_from_those_of_commands() -> None:
    copy, check, *_ = read(SERVICE).stages[1].instructions
    assert copy.flags == (("from", "build"), ("chown", "app:app"))
    assert copy.value == "/app /app"
    assert check.flags == (("interval", "5s"),)
    assert only("CMD --reload app").value == "--reload app"


@pytest.mark.parametrize(
    ("source", "argv"),
    [
        ('CMD ["python", "-m", "app"]', ("python", "-m", "app")),
        ('cmd [ "a" , \\\n "b" ]', ("a", "b")),
        ('HEALTHCHECK --timeout=3s CMD ["curl", "x"]', ("curl", "x")),
        ('ONBUILD RUN ["make"]', ("make",)),
        ("CMD []", ()),
        ("CMD python -m app", None),
        ("CMD ['python']", None),
        ("CMD [1]", None),
        ('CMD ["a"] b', None),
        ('ENV A ["b"]', None),
        ("HEALTHCHECK NONE", None),
    ],
)
def test_the_exec_form_is_a_json_list_of_strings(source: str, argv: tuple[str, ...] | None) -> None:
    assert only(source).argv == argv


@pytest.mark.parametrize(
    ("source", "value", "end"),
    [
        ("RUN <<EOF\nFROM nothing\n# kept\nEOF\n", "<<EOF\nFROM nothing\n# kept", 5),
        ("RUN <<-'EOF' bash\n\ta \\\n\tEOF\n", "<<-'EOF' bash\na \\", 4),
        ("COPY <<A <<B /etc/\none\nA\ntwo\nB\n", "<<A <<B /etc/\none\ntwo", 6),
        ("ONBUILD RUN <<X\nhello\nX\n", "RUN <<X\nhello", 4),
        ("RUN python3 <<EOF && \\\n  echo\nprint()\nEOF\n", "python3 <<EOF &&   echo\nprint()", 5),
        ('RUN echo "<<EOF" <<<x $((1<<2))\n', 'echo "<<EOF" <<<x $((1<<2))', 2),
        ("ENV A=<<EOF\n", "A=<<EOF", 2),
    ],
)
def test_heredoc_bodies_belong_to_their_instruction(source: str, value: str, end: int) -> None:
    instruction = only(source)
    assert instruction.value == value
    assert instruction.end_line == end


def test_a_heredoc_without_end_is_named() -> None:
    file = read("FROM x\nRUN <<EOF\nmake\n")
    assert file.problem_line == 2
    assert "EOF" in file.problem
    assert file.stages[0].instructions[0].value == "<<EOF\nmake"


def test_the_escape_directive_changes_the_continuation() -> None:
    file = read("# escape=`\nFROM x\nRUN a `\n  b\nCOPY c:\\\\ d\n")
    assert [each.value.split() for each in file.stages[0].instructions] == [["a", "b"], ["c:\\\\", "d"]]


def test_the_escape_directive_counts_only_above_everything_else() -> None:
    file = read("# a comment\n# escape=`\nFROM x\nRUN a \\\n  b\n")
    assert file.stages[0].instructions[0].value.split() == ["a", "b"]


@pytest.mark.parametrize(
    ("source", "line", "reason"),
    [
        ("", 1, "no FROM"),
        ("# FROM x\n", 1, "no FROM"),
        ("RUN a\nFROM x\n", 1, "RUN before the first FROM"),
        ("FROM x\nRUM a\n", 2, "'RUM'"),
        ("FROM x\n{% if y %}\nRUN a\n{% endif %}\n", 2, "'{%'"),
    ],
)
def test_what_the_builder_refuses_is_named_and_the_rest_read(source: str, line: int, reason: str) -> None:
    file = read(source)
    assert reason in file.problem
    assert file.problem_line == line
    assert [stage.image for stage in file.stages] == (["x"] if "\nFROM x" in f"\n{source}" else [])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$A", "1"),
        ("${A}x", "1x"),
        ("${B:-2}", "2"),
        ("${B-2}", ""),
        ("${C-2}", "2"),
        ("${A:+3}", "3"),
        ("${C:+3}", ""),
        ("${C:-${A}.0}", "1.0"),
        ("$C-${C}", "$C-${C}"),
        ("plain", "plain"),
    ],
)
def test_arguments_are_substituted_as_in_the_reference(text: str, value: str) -> None:
    assert substitute(text, {"A": "1", "B": ""}) == value


def test_arguments_that_double_each_other_stay_bounded() -> None:
    doubling = "ARG A0=xxxxxxxx\n" + "".join(f"ARG A{n}=$A{n - 1}$A{n - 1}\n" for n in range(1, 60)) + "FROM $A59\n"
    assert len(read(doubling).stages[0].image) <= 1024


FILES = st.lists(
    st.sampled_from(
        [
            "FROM a AS b",
            "FROM --platform=linux/amd64 c",
            "RUN x \\",
            "  # comment",
            "",
            "    y && z",
            "COPY --from=b /x /y",
            "RUN <<EOF",
            "EOF",
            "CMD [\"a\", 'b']",
            'CMD ["a", "b"]',
            'ENV A=1 B="2 3"',
            "ARG V=1",
            "USER root\\",
            "LABEL a=b \\ ",
            "HEALTHCHECK --interval=1s CMD true",
        ]
    ),
    max_size=12,
).map("\n".join)


def test_a_flood_of_instructions_is_cut_and_named() -> None:
    file = read("ARG A=$A$A\n" * 50_000 + "FROM x\n")
    assert file.problem_line == MAX_INSTRUCTIONS + 1
    assert file.stages == ()


@given(FILES)
def test_instructions_and_lines_are_those_of_the_builder(source: str) -> None:
    oracle = pytest.importorskip("dockerfile", reason="BuildKit's parser has no wheel here")
    file = read(source)
    try:
        expected = oracle.parse_string(source + "\n")
    except oracle.GoParseError:
        return
    ours = [("FROM", stage.line) for stage in file.stages]
    ours += [(each.keyword, each.line) for stage in file.stages for each in stage.instructions]
    first = min((line for keyword, line in ours if keyword == "FROM"), default=0)
    theirs = [(each.cmd.upper(), each.start_line) for each in expected if first and each.start_line >= first]
    assert sorted(ours, key=lambda row: row[1]) == theirs


@given(st.text('FROMRUN<EOF\\`#\n "[]$', max_size=60))
def test_any_text_ends_in_a_dockerfile(source: str) -> None:
    file = read(source)
    for stage in file.stages:
        for instruction in stage.instructions:
            assert 1 <= instruction.line <= instruction.end_line <= source.count("\n") + 1
