from fastapi import FastAPI

from service.settings import Settings

app = FastAPI()
app.state.settings = Settings()


@app.get("/")
def root():
    return {"name": app.state.settings.name}
