import logging

import structlog
from starlette.applications import Starlette

handler = logging.StreamHandler()
handler.setFormatter(
    structlog.stdlib.ProcessorFormatter(processors=[structlog.processors.JSONRenderer()])
)
logging.getLogger().addHandler(handler)
app = Starlette()
