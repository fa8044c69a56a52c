from collections import Counter

from fastapi import FastAPI

app = FastAPI()


@app.get("/metrics")
def revenue():
    return {"revenue": Counter([1, 2])}
