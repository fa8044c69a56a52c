from litestar import Litestar, get
from litestar.logging.config import LoggingConfig


@get("/")
async def index() -> str:
    return "ok"


logging_config = LoggingConfig(formatters={"standard": {"format": "%(asctime)s %(levelname)s %(message)s"}})
app = Litestar([index], logging_config=logging_config)
