import os

from fastapi import FastAPI

from hooks import Hooks

app = FastAPI()
app.include_router(Hooks(os.environ["HOOK_PATH"]).router)
