from fastapi import FastAPI
from sqlalchemy.orm import Session

from database import Lock, make_session

app = FastAPI()
session: Session = make_session()


class Locks:
    use_database = True
    locks: list[Lock] = []

    @staticmethod
    def add(pair: str) -> None:
        if Locks.use_database:
            session.add(Lock(pair=pair))
            session.commit()
        else:
            Locks.locks.append(Lock(pair=pair))

    @staticmethod
    def all() -> list[Lock]:
        if Locks.use_database:
            return session.query(Lock).all()
        return Locks.locks


class Devices:
    known: dict[str, str] = {}

    def update(self, found: dict[str, str]) -> None:
        self.known = {name: self.known.get(name, place) for name, place in found.items()}
        for name in found:
            self.known[name] = name


devices = Devices()


@app.post("/locks")
def lock(pair: str) -> None:
    Locks.add(pair)


@app.get("/locks")
def locks() -> list[Lock]:
    return Locks.all()


@app.post("/devices/reload")
def reload(found: dict[str, str]) -> None:
    devices.update(found)


@app.get("/devices")
def shown() -> dict[str, str]:
    return devices.known
