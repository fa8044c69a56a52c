import logging

from fastapi import FastAPI

from told import Coloured

handler = logging.StreamHandler()
handler.setFormatter(Coloured("%(asctime)s %(plain)s"))
logging.getLogger().addHandler(handler)
app = FastAPI()
