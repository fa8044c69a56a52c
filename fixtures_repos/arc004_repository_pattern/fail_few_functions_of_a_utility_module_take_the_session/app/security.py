import hashlib

from app.models import User


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def matches(text: str, known: str) -> bool:
    return digest(text) == known


def strip(text: str) -> str:
    return text.strip()


async def load(session, key: int) -> User | None:
    return await session.get(User, key)
