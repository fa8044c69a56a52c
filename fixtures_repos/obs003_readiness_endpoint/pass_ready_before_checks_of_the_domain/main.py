from fastapi import Depends, FastAPI
from sqlalchemy import text
from sqlalchemy.orm import Session

from base import session
from checks import router

app = FastAPI()
app.include_router(router)


@app.get("/health/ready")
def ready(db: Session = Depends(session)) -> dict[str, str]:
    db.execute(text("SELECT 1"))
    return {"status": "ready"}
