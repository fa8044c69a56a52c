from fastapi import FastAPI

app = FastAPI()


@app.get("/convert")
def convert():
    return {}
