from logging.config import dictConfig

import faust

from settings import LOGGING

app = faust.App("example", broker="kafka://kafka:9092", logging_config=dictConfig(LOGGING))


@app.agent()
async def said(texts):
    async for text in texts:
        yield text
