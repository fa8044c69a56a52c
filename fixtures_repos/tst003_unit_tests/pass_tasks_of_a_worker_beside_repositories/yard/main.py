from fastapi import Depends, FastAPI
from sqlalchemy.orm import Session

from yard.engine import engine
from yard.repositories.lawns import LawnsRepository
from yard.repositories.tasks import mow

app = FastAPI()


def lawns():
    with Session(engine) as session:
        yield LawnsRepository(session)


@app.post("/mow")
def mow_all(known: LawnsRepository = Depends(lawns)) -> int:
    found = known.every()
    for lawn in found:
        mow.delay(lawn)
    return len(found)
