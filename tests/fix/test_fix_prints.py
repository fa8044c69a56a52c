"""OBS101: what is printed goes to the module's logger, with its arguments."""

from __future__ import annotations

import ast
import logging

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fix.fixing import becomes, declined, fixed

HEAD = "import logging\n\nlogger = logging.getLogger(__name__)\n\n\n"


def rewritten(statement: str, head: str = HEAD) -> str:
    """The statement of a function after the fix."""
    after = fixed(f"{head}def work(a, b, rows):\n    {statement}\n", "OBS101")
    return after.partition("def work(a, b, rows):\n    ")[2].rstrip("\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('print("started")', 'logger.info("started")'),
        ("print('started', a)", "logger.info('started %s', a)"),
        ('print("100 %", a)', 'logger.info("100 %% %s", a)'),
        ('print("100 %")', 'logger.info("100 %")'),
        ('print(f"user {a}")', 'logger.info(f"user {a}")'),
        ('print("a:", a, "b:", b)', 'logger.info("a: %s b: %s", a, b)'),
        ('print(f"user {a}", b)', 'logger.info("user %s %s", a, b)'),
        ('print(f"{a:.2f}", b)', 'logger.info("%s %s", f"{a:.2f}", b)'),
        ('print(f"{{x}} {a}", b)', 'logger.info("{x} %s %s", a, b)'),
        ("print(\"it's\", '\"', a)", "logger.info(\"it's %s %s\", '\"', a)"),
        ("print(a)", 'logger.info("%s", a)'),
        ("print(a, b)", 'logger.info("%s %s", a, b)'),
        ('print(a, b, sep=", ")', 'logger.info("%s, %s", a, b)'),
        ('print(a, end="\\n", flush=True)', 'logger.info("%s", a)'),
        ('print("%s!" % a)', 'logger.info("%s!" % a)'),
        ('print("{}".format(a))', 'logger.info("{}".format(a))'),
        ("print(*rows)", 'logger.info(" ".join(map(str, rows)))'),
        ('print(*rows, sep="\\n")', 'logger.info("\\n".join(map(str, rows)))'),
        ("return print(a)", 'return logger.info("%s", a)'),
        ('print("a"  "b")', 'logger.info("a"  "b")'),
        ('print(b"raw")', 'logger.info("%s", b"raw")'),
        ("print(each for each in rows)", 'logger.info("%s", (each for each in rows))'),
        ('print("\\n\\nstarted", a)', 'logger.info("started %s", a)'),
        ('print(f"\\n{a}", "done\\n")', 'logger.info("%s done", a)'),
        ('print("\\n", a, "\\n")', 'logger.info("%s", a)'),
        ('print(f"{a}\\n")', 'logger.info(f"{a}")'),
        (r'print(r"\n", "a\\n")', r'logger.info("%s a\\n", r"\n")'),
        ('print("\\n" + a)', 'logger.info("%s", a)'),
        ("logger.debug(print(a))", "logger.debug(a)"),
        (r'print("\033[94m", a, "\033[0m")', 'logger.info("%s", a)'),
        (r'print(f"\x1b[1;31m{a}\x1b[0m")', 'logger.info(f"{a}")'),
    ],
)
def test_what_print_shows_is_what_is_logged(before: str, after: str) -> None:
    assert rewritten(before) == after


def test_layout_and_comments_inside_a_call_stay() -> None:
    becomes(
        """
        import logging

        logger = logging.getLogger(__name__)


        def work(user):
            # before
            print(
                "a user",
                user.name,  # the display name
            )  # behind
        """,
        """
        import logging

        logger = logging.getLogger(__name__)


        def work(user):
            # before
            logger.info(
                "a user %s",
                user.name,  # the display name
            )  # behind
        """,
        "OBS101",
    )


def test_an_empty_line_is_not_logged() -> None:
    becomes("def work():\n    print()\n    return 1\n", "def work():\n    return 1\n", "OBS101")
    becomes("def work():\n    print()\n", "def work():\n    pass\n", "OBS101")
    becomes('def work():\n    print("")\n    print("\\n")\n    print(f"\\n")\n', "def work():\n    pass\n", "OBS101")


def test_what_is_told_of_an_error_has_its_traceback() -> None:
    becomes(
        """
        import logging
        import sys

        log = logging.getLogger(__name__)


        def work(job):
            try:
                job()
            except ValueError as error:
                print("failed:", error)
            except KeyError:
                print("no such key")
            print("bad", file=sys.stderr)
        """,
        """
        import logging

        log = logging.getLogger(__name__)


        def work(job):
            try:
                job()
            except ValueError as error:
                log.exception("failed: %s", error)
            except KeyError:
                log.warning("no such key")
            log.error("bad")
        """,
        "OBS101",
    )


def test_pprint_and_writing_to_stdout_are_prints() -> None:
    becomes(
        """
        import sys
        from pprint import pprint


        def work(rows):
            pprint(rows, width=20)
            sys.stdout.write("done\\n")
            sys.stdout.write(f"{rows}\\n")
            sys.stdout.write(rows[0] + "\\n")
            sys.stdout.write("\\n")
        """,
        """
        import logging
        from pprint import pformat

        logger = logging.getLogger(__name__)


        def work(rows):
            logger.info("%s", pformat(rows, width=20))
            logger.info("done")
            logger.info(f"{rows}")
            logger.info("%s", rows[0])
        """,
        "OBS101",
    )


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("print(a, *rows)", "it unpacks some of its arguments"),
        ("print(a, **b)", "its options are in a mapping"),
        ("print(a, sep=b)", "its separator cannot stand in a message"),
    ],
)
def test_a_print_whose_text_is_not_sure_stays(statement: str, why: str) -> None:
    assert declined(f"{HEAD}def work(a, b, rows):\n    {statement}\n", "OBS101") == why


def test_a_handler_of_log_records_does_not_log() -> None:
    source = """
        from log_keeper import LogHandler


        class Keeper(LogHandler):
            def emit(self, record):
                print(record)
        """
    assert declined(source, "OBS101") == "it stands in a handler of log records, which would call itself"


# the logger


def test_a_logger_is_made_below_the_imports() -> None:
    becomes(
        '''
        """A module."""

        from __future__ import annotations

        import os
        from sys import path

        from fastapi import FastAPI

        try:
            import orjson
        except ImportError:
            orjson = None

        # the application
        app = FastAPI()


        def work():
            print(os, path, orjson)
        ''',
        '''
        """A module."""

        from __future__ import annotations

        import logging
        import os
        from sys import path

        from fastapi import FastAPI

        try:
            import orjson
        except ImportError:
            orjson = None

        logger = logging.getLogger(__name__)

        # the application
        app = FastAPI()


        def work():
            logger.info("%s %s %s", os, path, orjson)
        ''',
        "OBS101",
    )


def test_a_file_without_imports_gets_both_lines() -> None:
    becomes(
        "def work():\n    print(1)\n",
        """\
        import logging

        logger = logging.getLogger(__name__)


        def work():
            logger.info("%s", 1)
        """,
        "OBS101",
    )


@pytest.mark.parametrize(
    ("head", "call"),
    [
        ("import structlog\n\nlog = structlog.get_logger()\n", 'log.info("a %s", a)'),
        ("from loguru import logger\n", 'logger.info("a {}", a)'),
        ("from loguru import logger as log\n", 'log.info("a {}", a)'),
        ("import logging\n\nLOG = logging.getLogger('x')\n", 'LOG.info("a %s", a)'),
        ("from logging import getLogger\n\n_log = getLogger(__name__)\n", '_log.info("a %s", a)'),
        ("from app.logs import logger\n\nlogger.debug('x')\n", 'logger.info("a %s", a)'),
        ("import logging\n\nlog: logging.Logger = logging.getLogger()\n", 'log.info("a %s", a)'),
        ("import structlog\n\nlog = structlog.get_logger().bind(x=1)\n", 'log.info("a %s", a)'),
    ],
)
def test_the_modules_own_logger_is_used(head: str, call: str) -> None:
    assert fixed(f"{head}\n\ndef work(a):\n    print('a', a)\n", "OBS101").replace("'", '"').endswith(f"    {call}\n")


def test_braces_are_text_for_loguru() -> None:
    after = fixed("from loguru import logger\n\n\ndef work(a):\n    print('{x}', a)\n", "OBS101")
    assert after.endswith("    logger.info('{{x}} {}', a)\n")


@pytest.mark.parametrize(
    ("others", "made"),
    [
        (
            "import structlog\n\nlog = structlog.get_logger()\n",
            "import structlog\n\nlog = structlog.get_logger(__name__)\n",
        ),
        ("from loguru import logger\n", "from loguru import logger\n"),
        ("import logging\n\nLOG = logging.getLogger()\n", "import logging\n\nLOG = logging.getLogger(__name__)\n"),
    ],
)
def test_a_new_logger_is_like_those_of_the_project(others: str, made: str) -> None:
    beside = {"app/one.py": others, "app/two.py": others}
    assert fixed("def work():\n    print('a')\n", "OBS101", beside=beside).startswith(made)


def test_a_project_beside_another_does_not_take_its_library() -> None:
    """What one requires the other need not have installed."""
    other = {
        "server/pyproject.toml": "",
        "server/app/one.py": "import structlog\n\nlog = structlog.get_logger()\n",
        "tool/pyproject.toml": "",
        "tool/app/main.py": "from fastapi import FastAPI\n\nfrom app.two import work\n\napp = FastAPI()\n",
    }
    after = fixed("def work():\n    print('a')\n", "OBS101", path="tool/app/two.py", beside=other)
    assert after.startswith("import logging\n")


def test_a_module_that_imports_structlog_gets_such_a_logger() -> None:
    after = fixed("import structlog\n\nstructlog.configure()\n\n\ndef work():\n    print('a')\n", "OBS101")
    assert "\nlogger = structlog.get_logger(__name__)\n" in after
    assert "import logging" not in after


def test_a_name_that_is_taken_is_not_used() -> None:
    after = fixed("def work(logger):\n    print('a', logger)\n", "OBS101")
    assert "\nlog = logging.getLogger(__name__)\n" in after
    assert 'log.info("a %s", logger)' in after.replace("'", '"')


def test_a_logger_that_a_parameter_hides_is_not_used() -> None:
    assert "cannot be reached" in declined(f"{HEAD}def work(logger):\n    print('a')\n", "OBS101")


def test_a_parameter_called_logging_hides_the_module_only_where_it_stands() -> None:
    becomes(
        "import logging\n\n\ndef work(logging):\n    print('a')\n",
        "import logging\n\nlogger = logging.getLogger(__name__)\n\n\ndef work(logging):\n    logger.info('a')\n",
        "OBS101",
    )


def test_imports_of_one_block_stay_one_block() -> None:
    becomes(
        "import os\nfrom sys import path\nfrom fastapi import FastAPI\n\n\ndef work():\n    print(os, path, FastAPI)\n",
        """\
        import logging
        import os
        from sys import path
        from fastapi import FastAPI

        logger = logging.getLogger(__name__)


        def work():
            logger.info("%s %s %s", os, path, FastAPI)
        """,
        "OBS101",
    )


def test_a_long_import_that_is_not_touched_stays_as_it_is_written() -> None:
    names = ", ".join(f"name_{number}" for number in range(8))
    head = f"import logging\nfrom app.web import {names}, \\\n    {names.replace('name', 'other')}\n\n"
    after = fixed(head + "logger = logging.getLogger(__name__)\n\n\ndef work():\n    print('a')\n", "OBS101")
    assert after.startswith(head)


def test_a_module_that_one_function_imports_is_imported_under_its_name() -> None:
    becomes(
        "def work():\n    import logging\n\n    logging.info('a')\n    print('b', logging)\n",
        """\
        import logging

        logger = logging.getLogger(__name__)


        def work():
            import logging

            logging.info('a')
            logger.info('b %s', logging)
        """,
        "OBS101",
    )


def test_a_print_inside_an_f_string_stays() -> None:
    """Its quotes would end the string for Python before 3.12."""
    assert "inside an f-string" in declined(f'{HEAD}def work(a):\n    return f"{{print(a)}}"\n', "OBS101")


def test_a_file_that_declares_utf_8_is_rewritten() -> None:
    becomes(
        "# -*- coding: utf-8 -*-\ndef work():\n    print('ü')\n",
        """\
        # -*- coding: utf-8 -*-
        import logging

        logger = logging.getLogger(__name__)


        def work():
            logger.info('ü')
        """,
        "OBS101",
    )


def test_a_logger_made_further_down_is_not_used_above() -> None:
    source = "import logging\n\nprint('loading')\nlogger = logging.getLogger(__name__)\n"
    assert "cannot be reached" in declined(source, "OBS101")


def test_a_new_logger_stands_above_what_runs_at_import() -> None:
    becomes(
        "import os\n\nprint('loading')\nimport sys\n\nx = os, sys\n",
        """\
        import logging
        import os

        logger = logging.getLogger(__name__)

        logger.info('loading')
        import sys

        x = os, sys
        """,
        "OBS101",
    )


class Recorder(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


TEXT = st.text(st.sampled_from("ab %{}'\"\\é#"), max_size=6)
PARTS = st.one_of(
    TEXT.map(repr),
    TEXT.map(lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'),
    st.sampled_from(
        ["a", "a.real", "(a, 1)", "f'{a}x'", 'f"{{y}} {a!r}"', "f'{a:>4}%'", "'%s' % a", "-a", "None", "(a)"]
    ),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=4), st.sampled_from(["", ", sep='-'", ", end='\\n'"]))
def test_the_record_says_what_was_printed(parts: list[str], options: str) -> None:
    """Whatever is printed, the message of the record is the text that stood on the terminal."""
    call = f"print({', '.join(parts)}{options})"
    after = fixed(f"{HEAD}def work(a):\n    {call}\n", "OBS101")
    separator = "-" if "sep" in options else " "
    expected = separator.join(str(eval(part, {"a": 7})) for part in parts)
    recorder = Recorder()
    namespace: dict[str, object] = {"__name__": f"recorded.{abs(hash(call))}"}
    logger = logging.getLogger(str(namespace["__name__"]))
    logger.addHandler(recorder)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    try:
        exec(compile(ast.parse(after), "after", "exec"), namespace)
        work = namespace["work"]
        assert callable(work)
        work(7)
    finally:
        logger.removeHandler(recorder)
    assert recorder.texts == ([expected] if expected else [])  # an empty line says nothing
