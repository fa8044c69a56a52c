from fastapi import FastAPI
from sqlalchemy.orm import Session

from models import Domain, Organisation

app = FastAPI()


@app.get("/organisations")
def find(email: str, session: Session):
    for domain in session.query(Domain).all():
        if email.endswith(domain.name):
            return session.query(Organisation).filter_by(id=domain.organisation_id).one()
