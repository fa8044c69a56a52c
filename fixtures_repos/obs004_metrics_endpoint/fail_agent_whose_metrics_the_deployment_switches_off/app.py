from fastapi import FastAPI

app = FastAPI()


@app.get("/parcels")
def parcels() -> dict[str, int]:
    return {"count": 1}
