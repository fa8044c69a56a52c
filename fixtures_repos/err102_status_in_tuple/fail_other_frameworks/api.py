from http import HTTPStatus

from fastapi import FastAPI

app = FastAPI()


@app.get("/gone")
def gone(known: bool):
    if known:
        return None, HTTPStatus.NO_CONTENT  # expect: ERR102
    return {"error": "gone"}, HTTPStatus.GONE  # expect: ERR102
