from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Machine(BaseModel):
    template_name: str | None = None
    remark: str


@app.post("/machines")
def add(machine: Machine):
    return machine
