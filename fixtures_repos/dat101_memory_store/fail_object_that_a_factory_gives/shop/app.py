from fastapi import Depends, FastAPI

from shop.jobs import Jobs, get_jobs

app = FastAPI()


@app.post("/jobs")
def add_job(job: dict, jobs: Jobs = Depends(get_jobs)):
    jobs.add(job)


@app.get("/jobs/{number}")
def one_job(number: int, jobs: Jobs = Depends(get_jobs)):
    return jobs.one(number)
