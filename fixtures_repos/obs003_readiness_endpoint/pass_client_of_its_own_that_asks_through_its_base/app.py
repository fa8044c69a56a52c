from fastapi import FastAPI, HTTPException

from admin import Admin

app = FastAPI()


@app.get("/ready")
def ready() -> dict[str, str]:
    if "orders" not in Admin("kafka:9092").topics():
        raise HTTPException(status_code=503)
    return {"state": "ready"}
