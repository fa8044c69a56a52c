from typing import TYPE_CHECKING

from fastapi import APIRouter, Depends

from app.db import get_session
from app.models.user import User
from app.services import users

router = APIRouter(prefix="/users")

if TYPE_CHECKING:

    class RankedUser(User):
        rank: int


@router.get("/{user_id}")
async def read(user_id: int, session=Depends(get_session)):
    return await users.find(session, user_id)


def ranked_0(found: "RankedUser") -> int:
    shift = 0
    return found.rank + shift


def ranked_1(found: "RankedUser") -> int:
    shift = 1
    return found.rank + shift


def ranked_2(found: "RankedUser") -> int:
    shift = 2
    return found.rank + shift


def ranked_3(found: "RankedUser") -> int:
    shift = 3
    return found.rank + shift


def ranked_4(found: "RankedUser") -> int:
    shift = 4
    return found.rank + shift


def ranked_5(found: "RankedUser") -> int:
    shift = 5
    return found.rank + shift


def ranked_6(found: "RankedUser") -> int:
    shift = 6
    return found.rank + shift


def ranked_7(found: "RankedUser") -> int:
    shift = 7
    return found.rank + shift


def ranked_8(found: "RankedUser") -> int:
    shift = 8
    return found.rank + shift


def ranked_9(found: "RankedUser") -> int:
    shift = 9
    return found.rank + shift


def ranked_10(found: "RankedUser") -> int:
    shift = 10
    return found.rank + shift


def ranked_11(found: "RankedUser") -> int:
    shift = 11
    return found.rank + shift


def ranked_12(found: "RankedUser") -> int:
    shift = 12
    return found.rank + shift


def ranked_13(found: "RankedUser") -> int:
    shift = 13
    return found.rank + shift


def ranked_14(found: "RankedUser") -> int:
    shift = 14
    return found.rank + shift


def ranked_15(found: "RankedUser") -> int:
    shift = 15
    return found.rank + shift


def ranked_16(found: "RankedUser") -> int:
    shift = 16
    return found.rank + shift


def ranked_17(found: "RankedUser") -> int:
    shift = 17
    return found.rank + shift


def ranked_18(found: "RankedUser") -> int:
    shift = 18
    return found.rank + shift


def ranked_19(found: "RankedUser") -> int:
    shift = 19
    return found.rank + shift


def ranked_20(found: "RankedUser") -> int:
    shift = 20
    return found.rank + shift


def ranked_21(found: "RankedUser") -> int:
    shift = 21
    return found.rank + shift


def ranked_22(found: "RankedUser") -> int:
    shift = 22
    return found.rank + shift


def ranked_23(found: "RankedUser") -> int:
    shift = 23
    return found.rank + shift


def ranked_24(found: "RankedUser") -> int:
    shift = 24
    return found.rank + shift


def ranked_25(found: "RankedUser") -> int:
    shift = 25
    return found.rank + shift


def ranked_26(found: "RankedUser") -> int:
    shift = 26
    return found.rank + shift


def ranked_27(found: "RankedUser") -> int:
    shift = 27
    return found.rank + shift


def ranked_28(found: "RankedUser") -> int:
    shift = 28
    return found.rank + shift


def ranked_29(found: "RankedUser") -> int:
    shift = 29
    return found.rank + shift
