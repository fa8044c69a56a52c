from fastapi import FastAPI

from metrics import expose  # noqa: F401

app = FastAPI()
