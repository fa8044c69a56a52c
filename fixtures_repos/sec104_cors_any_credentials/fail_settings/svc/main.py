from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from svc.config import settings

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=settings.cors_origins, allow_credentials=True)  # expect: SEC104
