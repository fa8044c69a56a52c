from fastapi import Depends, FastAPI
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

app = FastAPI()
engine = create_engine("postgresql://db/shop")


def get_session():
    with Session(engine) as session:
        yield session


@app.get("/orders")
def orders(customer: str, session: Session = Depends(get_session)):
    return session.execute(text(f"SELECT * FROM orders WHERE customer = '{customer}'")).all()  # expect: SEC102


@app.get("/stock")
def stock(sku: str, session: Session = Depends(get_session)):
    query = "SELECT * FROM stock WHERE sku = '%s'" % sku  # expect: SEC102
    return session.execute(text(query)).all()


@app.get("/prices")
def prices(sku: str, session: Session = Depends(get_session)):
    statement = "SELECT price FROM prices"
    statement += " WHERE sku = :sku"
    return session.execute(text(statement), {"sku": sku}).all()
