import os

from fastapi import FastAPI

DEBUG = bool(os.getenv("DEBUG"))
app = FastAPI(debug=DEBUG)
