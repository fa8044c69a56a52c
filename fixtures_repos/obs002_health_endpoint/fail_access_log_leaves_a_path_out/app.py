import logging

from fastapi import FastAPI, Request

app = FastAPI()


class DropProbes(logging.Filter):
    def filter(self, record):
        if record.path == "/health":
            return False
        return True


@app.middleware("http")
async def log(request: Request, call_next):
    if request.url.path == "/health":
        return await call_next(request)
    logging.getLogger("access").info("%s", request.url.path)
    return await call_next(request)
