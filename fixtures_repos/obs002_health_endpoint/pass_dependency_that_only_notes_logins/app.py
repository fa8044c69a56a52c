import logging

from fastapi import Depends, FastAPI, Request


async def log_login(request: Request) -> None:
    logging.getLogger(__name__).info("asked by %s", request.headers.get("x-user"))


app = FastAPI(dependencies=[Depends(log_login)])


@app.get("/healthcheck")
async def health() -> dict[str, str]:
    return {"detail": "running"}
