from fastapi import FastAPI
from pydantic import BaseModel

from clean import clean

app = FastAPI()


class Question(BaseModel):
    text: str


@app.post("/questions")
def ask(question: Question) -> dict[str, str]:
    return {"asked": clean(question.text)}
