"""OBS102 and OBS104: records that keep the traceback and name their module."""

from __future__ import annotations

from tests.fix.fixing import becomes, declined, fixed


def test_an_error_in_an_except_body_keeps_its_traceback() -> None:
    becomes(
        """
        import logging

        logger = logging.getLogger(__name__)


        def work(job):
            try:
                job()
            except ValueError as error:
                logger.error(  # loud
                    "failed: %s", error
                )
        """,
        """
        import logging

        logger = logging.getLogger(__name__)


        def work(job):
            try:
                job()
            except ValueError as error:
                logger.exception(  # loud
                    "failed: %s", error
                )
        """,
        "OBS102",
    )


def test_the_root_logger_gives_way_to_the_modules() -> None:
    becomes(
        """
        import logging

        x = 1


        def work(job):
            logging.info("a %s", job)
            logging.warn("b")
            logging.log(10, "c")
            try:
                job()
            except ValueError as error:
                logging.error("failed: %s", error)
        """,
        """
        import logging

        logger = logging.getLogger(__name__)

        x = 1


        def work(job):
            logger.info("a %s", job)
            logger.warning("b")
            logger.log(10, "c")
            try:
                job()
            except ValueError as error:
                logger.exception("failed: %s", error)
        """,
        "OBS102",
        "OBS104",
    )


def test_functions_imported_from_logging_are_replaced_and_their_import_goes() -> None:
    becomes(
        """
        from logging import getLogger, info

        log = getLogger(__name__)


        def work():
            info("a")
        """,
        """
        from logging import getLogger

        log = getLogger(__name__)


        def work():
            log.info("a")
        """,
        "OBS104",
    )


def test_an_alias_of_logging_makes_the_logger() -> None:
    after = fixed("import logging as lg\n\n\ndef work():\n    lg.info('a')\n", "OBS104")
    assert after == "import logging as lg\n\nlogger = lg.getLogger(__name__)\n\n\ndef work():\n    logger.info('a')\n"


def test_loguru_formats_by_braces_and_takes_no_options() -> None:
    head = "import logging\n\nfrom loguru import logger\n\n\ndef work(a):\n"
    after = fixed(f"{head}    logging.info('%s %d {{x}}', a, 1)\n", "OBS104")
    assert after == "from loguru import logger\n\n\ndef work(a):\n    logger.info('{} {} {{x}}', a, 1)\n"
    assert declined(f"{head}    logging.info('a', exc_info=True)\n", "OBS104") == "loguru does not take its options"
    assert "formatted in a way" in declined(f"{head}    logging.info('%05.1f', a)\n", "OBS104")


def test_one_of_several_calls_gets_the_traceback() -> None:
    becomes(
        """
        import logging

        logger = logging.getLogger(__name__)


        def work(job, loud):
            try:
                job()
            except ValueError as error:
                logger.error("it failed")
                logger.error(str(error))
            except KeyError:
                logger.error("no such key")
                if loud:
                    logger.error("and now?")
            except TypeError:
                if loud:
                    logger.error("loud")
                else:
                    logger.error("quiet")
        """,
        """
        import logging

        logger = logging.getLogger(__name__)


        def work(job, loud):
            try:
                job()
            except ValueError as error:
                logger.error("it failed")
                logger.exception(str(error))
            except KeyError:
                logger.exception("no such key")
                if loud:
                    logger.error("and now?")
            except TypeError:
                if loud:
                    logger.exception("loud")
                else:
                    logger.exception("quiet")
        """,
        "OBS102",
    )
