from db import User


async def save(name: str) -> User:
    return await User(name=name).create()


async def by_name(name: str) -> User:
    return await User.query.where(User.name == name).gino.first()
