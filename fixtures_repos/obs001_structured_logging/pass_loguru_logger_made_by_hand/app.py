from fastapi import FastAPI

from logs import made

log = made()
app = FastAPI()


@app.get("/orders")
def orders() -> list[str]:
    log.info("asked")
    return []
