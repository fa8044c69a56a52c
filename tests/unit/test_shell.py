"""The shell splitter: which programs a text may start, and whether their failure stops it."""

from __future__ import annotations

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodready.project.commands.lexer import tokens
from prodready.project.commands.shell import Simple, split

# Words that shlex quotes without loss and that are no assignment and no reserved word.
WORDS = st.text(
    st.characters(codec="ascii", exclude_characters="\0\r=", categories=("L", "N", "P", "S", "Z")), min_size=1
)
PROGRAMS = st.from_regex(r"[a-z]{3}[a-z0-9_./-]{2,8}", fullmatch=True)
COMMANDS = st.builds(lambda program, rest: (f"x{program}", *rest), PROGRAMS, st.lists(WORDS, max_size=4))
SEPARATORS = st.sampled_from(["\n", " ; ", " && ", " | ", " || ", " &\n", "\n\n# comment\n", " \\\n && "])


def words(text: str) -> list[tuple[str, ...]]:
    return [simple.words for simple in split((text, 1))]


def only(text: str) -> Simple:
    (found,) = split((text, 1))
    return found


@given(COMMANDS)
def test_quoted_words_come_back_as_they_were(command: tuple[str, ...]) -> None:
    assert words(shlex.join(command)) == [command]


@given(st.lists(COMMANDS, min_size=1, max_size=6), st.data())
def test_every_command_of_a_list_is_found_in_order(commands: list[tuple[str, ...]], data: st.DataObject) -> None:
    text = shlex.join(commands[0])
    for command in commands[1:]:
        text += data.draw(SEPARATORS) + shlex.join(command)
    assert words(text) == commands


@given(st.lists(COMMANDS, min_size=1, max_size=6), st.integers(1, 500))
def test_the_line_of_a_command_is_that_of_its_first_word(commands: list[tuple[str, ...]], first: int) -> None:
    text = "\n".join(shlex.join(command) for command in commands)
    assert [simple.line for simple in split((text, first))] == [first + index for index in range(len(commands))]


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error_and_within_its_lines(text: str) -> None:
    last = 1 + text.count("\n")
    assert all(1 <= simple.line <= last and simple.words for simple in split((text, 1)))


@given(st.text(st.sampled_from("'\"\\$(){}`<>|&;#! \nab="), max_size=60))
def test_tokens_lie_within_the_lines_of_the_text(text: str) -> None:
    assert all(0 <= token.line <= text.count("\n") for token in tokens(text))


def test_a_long_run_of_openers_is_read_in_linear_time() -> None:
    assert len(words("( " * 20_000 + "true")) == 1
    assert words("a || " * 5_000 + "b")[0] == ("a",)


@pytest.mark.parametrize(
    ("text", "ignored"),
    [
        ("pytest || true", True),
        ("pytest || :", True),
        ("cd x && pytest || echo failed", True),
        ("pytest || exit 0", True),
        ("pytest || exit 1", False),
        ("pytest || echo failed && exit 1", False),
        ("pytest || { echo failed; exit 1; }", False),
        ("pytest | tee log || true", True),
        ("lint || true; pytest", False),
        ("pytest && true", False),
        ("set +e\npytest\nexit 0\n", True),
        ("set +e\npytest\necho done\n", True),
        ("set +e\npytest\nset -e\nexit 0\n", True),
        ("set -e\npytest\nexit 0\n", False),
        ("set +e\nmake\nset -e\npytest\nexit 0\n", False),
        ("set +e\npytest\ncode=$?\necho $code\nexit $code\n", False),
        ("set +e\npytest\nif [ $? -ne 0 ]; then\n  exit 1\nfi\necho good\n", False),
        ("set +e\npytest\n", False),
    ],
)
def test_a_failure_is_swallowed_only_by_what_always_succeeds(text: str, ignored: bool) -> None:
    assert next(simple for simple in split((text, 1)) if simple.words[0] == "pytest").ignored is ignored


def test_assignments_before_a_command_hold_for_it_and_exported_ones_for_those_after() -> None:
    first, second = split(("A=1 make\nexport B='2 3'\nmake", 1))
    assert dict(first.env) == {"A": "1"}
    assert dict(second.env) == {"B": "2 3"}


def test_a_change_of_folder_ends_with_its_subshell() -> None:
    inside, outside = split(("cd a\n(cd b && one)\ntwo", 1))
    assert (inside.cds, outside.cds) == (("a", "b"), ("a",))


def test_bodies_of_one_step_share_folder_and_variables() -> None:
    (found,) = split(("cd backend; export A=1", 3), ("pytest", 4))
    assert (found.cds, dict(found.env), found.line) == (("backend",), {"A": "1"}, 4)


def test_the_body_of_a_function_is_marked_with_its_name() -> None:
    text = "unit() {\n  pytest\n}\nfunction lint {\n  ruff\n}\nunit"
    assert [(simple.words[0], simple.function) for simple in split((text, 1))] == [
        ("pytest", "unit"),
        ("ruff", "lint"),
        ("unit", ""),
    ]


def test_arms_of_a_case_and_comparisons_of_the_first_argument_are_told_apart() -> None:
    text = 'case "$1" in\n a|b) one ;;\n *) two ;;\nesac\nif [ "$1" = c ]; then three; else four; fi\nfive'
    assert [simple.case for simple in split((text, 1))] == [
        ("$1", ("a", "b")),
        ("$1", ("*",)),
        ("$1", ("c",)),
        ("$1", ("*",)),
        None,
    ]


def test_redirections_are_no_words() -> None:
    assert only("pytest -q > out.txt 2>&1 < in &>> all").words == ("pytest", "-q")
    assert only("echo 2 >x").words == ("echo", "2")


def test_the_body_of_a_here_document_is_no_command_but_the_input_of_one() -> None:
    first, second = split(("bash <<'EOF'\npytest\nEOF\nnext", 10))
    assert (first.words, first.stdin, first.stdin_line) == (("bash",), "pytest\n", 11)
    assert (second.words, second.line) == (("next",), 13)


def test_expansions_stay_as_written_even_with_blanks_and_quotes_inside() -> None:
    text = "tox -e ${{ matrix.env }} ${A:-b c} $(cat \"a b)\" 'x') `date +%s`"
    assert only(text).words == ("tox", "-e", "${{ matrix.env }}", "${A:-b c}", "$(cat \"a b)\" 'x')", "`date +%s`")


@pytest.mark.parametrize(
    ("text", "commands"),
    [
        ("OUTPUT=$(pytest -q)\necho $OUTPUT", [("pytest", "-q"), ("echo", "$OUTPUT")]),
        ("N=$((1 + 2))\npytest -n $N", [("pytest", "-n", "$N")]),
        ("NAME=$(git tag | tail -1)", [("git", "tag"), ("tail", "-1")]),
        ("A=$(B=$(C=$(pytest); make); make all)", [("make",), ("make", "all")]),
        ("echo $(pytest)", [("echo", "$(pytest)")]),
    ],
)
def test_commands_whose_output_a_variable_takes_are_told_when_asked_for(
    text: str, commands: list[tuple[str, ...]]
) -> None:
    assert [simple.words for simple in split((text, 1), captured=2)] == commands
    assert all(simple.words[0] != "git" for simple in split((text, 1)))


def test_a_command_whose_output_is_kept_while_failures_go_on_counts_where_the_text_ends_with_its_status() -> None:
    text = "set +e\nOUT=$(pytest)\nSTATUS=$?\necho $OUT\n"
    kept = split((f"{text}exit $STATUS", 1), captured=1)[0]
    assert (kept.words, kept.line, kept.ignored) == (("pytest",), 2, False)
    assert split((f"{text}echo done", 1), captured=1)[0].ignored


@pytest.mark.parametrize(
    ("text", "commands"),
    [
        ('job=$1\nshift\n$job "$@" $1', [("$job", "${@:2}", "$2")]),
        ('a="$1"; shift; b="${1:-x}"; shift; $a $b ${@}', [("$a", "$b", "${@:3}")]),
        ('run() { local a=$1; shift; pytest "$@"; }\nrun "$@"', [("pytest", "${@:2}"), ("run", "$@")]),
        ('while [ $# -gt 0 ]; do key=$1; shift; done; pytest "$@"', [("pytest", "$@")]),
        ('test -n "$X" && shift; pytest "$@"', [("test", "-n", "$X"), ("pytest", "$@")]),
    ],
)
def test_positions_count_from_the_first_that_was_given_where_the_first_was_taken_before_a_shift(
    text: str, commands: list[tuple[str, ...]]
) -> None:
    assert words(text) == commands
