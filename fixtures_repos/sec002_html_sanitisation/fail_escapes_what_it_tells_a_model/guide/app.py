from fastapi import FastAPI
from pydantic import BaseModel

from guide import skills, told

app = FastAPI()


class Question(BaseModel):
    text: str


@app.post("/questions")
def ask(question: Question) -> dict[str, str]:
    return {"asked": question.text, "told": told.block([question.text]), "skills": skills.described(question.text)}
