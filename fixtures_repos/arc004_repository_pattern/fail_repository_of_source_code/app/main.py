from fastapi import Depends, FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from app.db import get_session
from app.github import GitHubRepositoryCreate
from app.models import User

app = FastAPI()


@app.post("/repositories")
async def create(data: GitHubRepositoryCreate, session: AsyncSession = Depends(get_session)):
    session.add(User(name=data.repository.name))
    await session.commit()
