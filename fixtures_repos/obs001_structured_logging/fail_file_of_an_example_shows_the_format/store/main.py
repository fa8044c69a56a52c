from fastapi import FastAPI

from store.log import set_up

set_up()
app = FastAPI()
