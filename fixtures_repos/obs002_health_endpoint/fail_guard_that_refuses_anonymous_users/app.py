from fastapi import Depends, FastAPI, HTTPException, Request


class Reader: ...


class AnonymousReader: ...


async def current_user(request: Request) -> Reader | AnonymousReader:
    return Reader() if "x-reader" in request.headers else AnonymousReader()


async def get_known_user(user=Depends(current_user)) -> Reader:
    if isinstance(user, AnonymousReader):
        raise HTTPException(401)
    return user


app = FastAPI(dependencies=[Depends(get_known_user)])


@app.get("/health")
async def health() -> dict[str, str]:
    return {"detail": "running"}
