import logging

import structlog


def set_up(as_json: bool = False) -> None:
    structlog.configure(processors=[structlog.stdlib.ProcessorFormatter.wrap_for_formatter])
    renderer = structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer()
    handler = logging.StreamHandler()
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(processors=[renderer]))
    logging.getLogger().addHandler(handler)
