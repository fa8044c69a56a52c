from fastapi import FastAPI

from rates import rate

app = FastAPI()


@app.get("/rates/{code}")
def rates(code: str):
    return {"rate": rate(code)}
