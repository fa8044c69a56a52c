from flask import Flask
from sqlalchemy import Column, Integer, create_engine
from sqlalchemy.orm import Session, declarative_base

app = Flask(__name__)
engine = create_engine("mysql+pymysql://depot@mysql/depot")
Base = declarative_base()


class Crate(Base):
    __tablename__ = "crates"
    id = Column(Integer, primary_key=True)


@app.get("/crates")
def crates():
    with Session(engine) as session:
        return [crate.id for crate in session.query(Crate)]
