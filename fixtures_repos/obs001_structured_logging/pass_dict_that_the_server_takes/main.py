import uvicorn
from fastapi import FastAPI

from logs import LOGGING

app = FastAPI()

if __name__ == "__main__":
    uvicorn.run("main:app", host="0.0.0.0", log_config=LOGGING)
