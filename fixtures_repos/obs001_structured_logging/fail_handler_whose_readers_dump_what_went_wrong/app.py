import logging

from fastapi import FastAPI

from told import Publishing

handler = Publishing()
handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
logging.getLogger().addHandler(handler)
app = FastAPI()
