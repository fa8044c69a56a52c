from aws_lambda_powertools import Metrics
from fastapi import FastAPI

app = FastAPI()
metrics = Metrics(namespace="Kilns")


@app.get("/kilns")
def kilns() -> list[str]:
    return []
