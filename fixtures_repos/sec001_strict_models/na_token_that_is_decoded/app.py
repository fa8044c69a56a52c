import jwt
from fastapi import Depends, FastAPI
from fastapi.security import OAuth2PasswordBearer
from pydantic import BaseModel

app = FastAPI()
scheme = OAuth2PasswordBearer(tokenUrl="/login")


class Claims(BaseModel):
    sub: str


def claims(token: str = Depends(scheme)) -> Claims:
    payload = jwt.decode(token, "key", algorithms=["HS256"])
    return Claims(**payload)


@app.get("/me")
def me(held: Claims = Depends(claims)) -> str:
    return held.sub
