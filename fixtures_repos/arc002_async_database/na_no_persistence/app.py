from fastapi import FastAPI

app = FastAPI()


@app.post("/convert")
async def convert(value: float):
    return {"value": value * 2}
