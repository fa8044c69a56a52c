from fastapi import FastAPI

app = FastAPI()


@app.get("/heat")
def heat():
    return {"degrees": 21}
