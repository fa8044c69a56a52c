from fastapi import FastAPI

from logs import set_up_logs  # noqa: F401

app = FastAPI()
