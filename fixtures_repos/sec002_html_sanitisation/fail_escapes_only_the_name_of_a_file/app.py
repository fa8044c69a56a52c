import html

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Report(BaseModel):
    title: str


@app.post("/reports")
def make(report: Report) -> dict[str, str]:
    name = f"{html.escape(report.title)}.csv"
    return {"title": report.title, "address": f"https://files.example/{name}"}
