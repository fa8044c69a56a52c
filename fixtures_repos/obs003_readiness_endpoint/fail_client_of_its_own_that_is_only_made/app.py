from fastapi import FastAPI, HTTPException

from admin import Admin

app = FastAPI()


@app.get("/ready")
def ready() -> dict[str, str]:
    if Admin("kafka:9092") is None:
        raise HTTPException(status_code=503)
    return {"state": "ready"}
