from fastapi import FastAPI

from load.config import ADMIN_PASSWORD
from service.settings import Settings

app = FastAPI()
app.state.settings = Settings()


@app.post("/figures")
def load(password: str):
    return {"loaded": password == ADMIN_PASSWORD}
