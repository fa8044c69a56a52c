

from fastapi import Depends, FastAPI, HTTPException, Request


async def check_token(request: Request) -> None:
    if "x-user" not in request.headers:
        raise HTTPException(401)


app = FastAPI(dependencies=[Depends(check_token)])


@app.get("/healthcheck")
async def health() -> dict[str, str]:
    return {"detail": "running"}
