from fastapi import FastAPI
from pydantic import BaseModel, constr

app = FastAPI()


class Call(BaseModel):
    number: constr(pattern=r"\+\d{4,15}")
    minutes: int


@app.post("/calls")
def call(call: Call) -> int:
    return call.minutes
