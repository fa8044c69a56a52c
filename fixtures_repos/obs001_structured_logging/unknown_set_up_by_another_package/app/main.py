from company.observability import setup_logging
from fastapi import FastAPI

setup_logging("shop")
app = FastAPI()
