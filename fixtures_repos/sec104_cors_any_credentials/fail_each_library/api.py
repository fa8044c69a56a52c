from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from starlette.middleware import Middleware

ORIGINS = ["*"]
app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)  # expect: SEC104

other = FastAPI(
    middleware=[
        Middleware(CORSMiddleware, allow_origins=ORIGINS, allow_credentials=True),  # expect: SEC104
        Middleware(CORSMiddleware, allow_origin_regex=".*", allow_credentials=True),  # expect: SEC104
    ]
)
