from fastapi import FastAPI

from app.schemas import Question
from app.services.answers import answer

app = FastAPI()


@app.get("/health/live")
def live():
    return {}


@app.post("/api/v1/answers")
def answers(question: Question):
    return answer(question.text)
