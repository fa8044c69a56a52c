from fastapi import FastAPI

from logs import set_up

set_up(to_agent=True)
app = FastAPI()
