from fastapi import FastAPI

from shop import folders, reporting

app = FastAPI()


@app.get("/")
def root():
    return [folders.place(), reporting.start(object)]
