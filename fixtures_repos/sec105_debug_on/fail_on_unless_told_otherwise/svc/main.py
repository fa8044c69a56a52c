from fastapi import FastAPI

from svc.config import Settings

settings = Settings()
app = FastAPI(debug=settings.debug)
