import asyncio
import subprocess

import requests
from fastapi import Depends, FastAPI
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session, sessionmaker

engine = create_engine("postgresql://db/shop")
make_session = sessionmaker(engine)
app = FastAPI()


def get_session():
    with make_session() as session:
        yield session


def count(session: Session):
    return session.execute(text("select count(*) from orders")).scalar()


async def current_user(session: Session = Depends(get_session)):
    return session.execute(text("select 1 from users")).first()  # expect: ASY101


async def remote(url):
    return requests.get(url, timeout=2)  # expect: ASY101


@app.get("/slow")
async def slow():
    await asyncio.sleep(1)  # expect: ASY101
    return await remote("https://example.org")


@app.get("/orders")
async def orders(user=Depends(current_user), session: Session = Depends(get_session)):
    return count(session)  # expect: ASY101


@app.post("/dump")
async def dump():
    proc = subprocess.Popen(["pg_dump"])
    proc.wait()  # expect: ASY101
    return {}
