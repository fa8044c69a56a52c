import logging

import structlog

from .processors import renderer


def configure_logging(config) -> None:
    own = (structlog.stdlib.ProcessorFormatter.remove_processors_meta,)
    console = (*own, renderer(as_json=config.as_json, colors=True))
    handler = logging.StreamHandler()
    formatter = structlog.stdlib.ProcessorFormatter(processors=console)
    handler.setFormatter(formatter)
    logging.basicConfig(handlers=[handler], level=config.level)
    structlog.configure(processors=[structlog.stdlib.ProcessorFormatter.wrap_for_formatter])
