import logfire
from fastapi import FastAPI

app = FastAPI()
logfire.configure()
