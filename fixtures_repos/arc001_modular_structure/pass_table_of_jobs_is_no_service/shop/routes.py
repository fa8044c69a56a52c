from fastapi import APIRouter

from shop.db import make_session
from shop.models.printjob import all_jobs
from shop.services.printing import pages

router = APIRouter()


@router.get("/jobs")
async def jobs():
    async with make_session() as session:
        return [pages(job.title) for job in await all_jobs(session)]
