from fastapi import FastAPI
from fastapi_users import schemas

app = FastAPI()


class Member(schemas.BaseUserCreate):
    groups: list[str] = []


@app.post("/members")
def join(member: Member) -> dict[str, str]:
    return {"email": member.email}
