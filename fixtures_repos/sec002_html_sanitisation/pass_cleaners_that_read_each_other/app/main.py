import bleach
from fastapi import FastAPI
from pydantic import BaseModel, field_validator

from app.cleaning import PLAIN

app = FastAPI()


class Remark(BaseModel):
    text: str

    @field_validator("text")
    @classmethod
    def harmless(cls, text):
        return bleach.clean(PLAIN.clean(text))


@app.post("/remarks")
def add(remark: Remark):
    return remark
