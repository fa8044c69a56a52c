from fastapi import FastAPI

from shop import reporting

app = FastAPI()


@app.get("/")
def root():
    return [reporting.start(object)]
