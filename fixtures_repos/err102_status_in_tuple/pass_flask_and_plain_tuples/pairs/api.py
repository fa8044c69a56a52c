from fastapi import FastAPI
from fastapi.responses import JSONResponse

api = FastAPI()


@api.get("/pair")
def pair():
    return "a", 7


@api.get("/gone")
def gone():
    return JSONResponse({}, status_code=410)


def helper():
    return {}, 503
