from typing import Union

from fastapi import Depends, FastAPI, HTTPException, Request


class Reader: ...


class Robot: ...


class AnonymousReader: ...


async def get_current_user(request: Request) -> Union[Reader, Robot, AnonymousReader]:
    if request.headers.get("x-robot") == "broken":
        raise HTTPException(401)
    return Robot() if "x-robot" in request.headers else AnonymousReader()


async def refuse_robots(user: Reader | Robot | AnonymousReader) -> Reader | AnonymousReader:
    if isinstance(user, Robot):
        raise HTTPException(403)
    return user


async def get_human_user(user=Depends(get_current_user)):
    return await refuse_robots(user)


app = FastAPI(dependencies=[Depends(get_human_user)])


@app.get("/health")
async def health() -> dict[str, str]:
    return {"detail": "running"}
