import wait
from fastapi import FastAPI

app = FastAPI()
wait.wait()
