from typing import Annotated

from fastapi import Depends, Header, HTTPException
from pydantic import BaseModel


class Member(BaseModel):
    name: str
    staff: bool


def allowed(*, staff: bool):
    async def anybody(name: str = Header()) -> Member:
        return Member(name=name, staff=False)

    if not staff:
        return Depends(anybody)

    async def staff_only(name: str = Header()) -> Member:
        if name != "root":
            raise HTTPException(403)
        return Member(name=name, staff=True)

    return Depends(staff_only)


StaffMember = Annotated[Member, allowed(staff=True)]
