import os
import subprocess

from fastapi import FastAPI

app = FastAPI()


@app.post("/backups")
def backup():
    subprocess.run(["pg_dump"], env={**os.environ, "PGPASSWORD": "x"}, check=True)
