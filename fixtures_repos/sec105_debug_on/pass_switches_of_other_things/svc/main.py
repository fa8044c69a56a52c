from fastapi import FastAPI

from svc.config import Settings

settings = Settings()
app = FastAPI(docs_url="/docs" if settings.debug else None)
