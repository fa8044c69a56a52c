import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bookshelf.logs import configure_logging


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


def test_own_and_foreign_records_are_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("INFO")
    structlog.get_logger("own").info("book_created", book_id=1)
    logging.getLogger("foreign").warning("disk %s", "full")
    own, foreign = map(json.loads, capsys.readouterr().err.splitlines())
    assert (own["event"], own["book_id"], own["level"]) == ("book_created", 1, "info")
    assert (foreign["event"], foreign["logger"]) == ("disk full", "foreign")
