import smtplib
from abc import ABC, abstractmethod
from typing import Generic, TypeVar

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi_utils.cbv import cbv
from slack_bolt import App
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session, scoped_session, sessionmaker

engine = create_engine("postgresql://db/shop")
make_session = sessionmaker(engine)
app = FastAPI()
router = APIRouter()
bot = App(token_verification_enabled=False)
T = TypeVar("T")


def get_session():
    with make_session() as session:
        yield session


class Store(Generic[T]):
    def __init__(self, session: Session) -> None:
        self.session = session

    def first(self):
        return self.session.execute(text("select 1 from orders")).first()


class Sender(ABC):
    @abstractmethod
    def send(self, to: str) -> None: ...


class MailSender(Sender):
    def send(self, to: str) -> None:
        with smtplib.SMTP("mail", timeout=5) as server:
            server.sendmail("shop@example.org", to, "hello")


class Notes:
    def __init__(self, sender: Sender) -> None:
        self.sender = sender

    def greet(self, to: str) -> None:
        self.sender.send(to)


async def current_group(session: Session = Depends(get_session)):
    return session.execute(text("select 1 from groups")).first()  # expect: ASY101


class Base:
    group = Depends(current_group)
    session: Session = Depends(get_session)


@cbv(router)
class Orders(Base):
    @router.get("/orders")
    async def first(self):
        return Store[int](self.session).first()  # expect: ASY101

    @router.post("/greetings")
    async def greet(self, to: str):
        Notes(MailSender()).greet(to)  # expect: ASY101


@router.post("/slack")
async def slack(request: Request):
    return bot.dispatch(await request.body())  # expect: ASY101


async def page(session: Session = Depends(get_session)):
    return session.execute(text("select 1 from pages")).first()  # expect: ASY101


@app.middleware("http")
async def with_session(request: Request, call_next):
    session = None
    session = scoped_session(sessionmaker(bind=engine))
    request.state.db = session()
    response = await call_next(request)
    request.state.db.commit()  # expect: ASY101
    return response


app.get("/page", include_in_schema=False)(page)
app.include_router(router)
