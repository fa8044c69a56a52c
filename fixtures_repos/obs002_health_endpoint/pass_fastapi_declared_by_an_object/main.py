from fastapi import FastAPI

from probes import Probes

app = FastAPI()
Probes(app)
