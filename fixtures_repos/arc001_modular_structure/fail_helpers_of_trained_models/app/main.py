from fastapi import FastAPI

from app.models.sentiment import Sentiment

app = FastAPI()
sentiment = Sentiment()


@app.post("/judge")
def judge(text: str) -> float:
    return sentiment.judge(text)
