from journal import journal

logger = journal("pages")


def page_is_warm() -> bool:
    logger.info("asked whether the page is warm")
    return True
