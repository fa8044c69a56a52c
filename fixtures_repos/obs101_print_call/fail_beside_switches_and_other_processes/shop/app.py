import subprocess
import sys

from fastapi import FastAPI

from shop.tasks import restocking_task

app = FastAPI()


def checked(policy, settings):
    if not policy and settings.stop_without_policy:
        print("there is no policy")  # expect: OBS101


@app.get("/run")
def run(name: str):
    restocking_task.delay(1)
    checked(name, app.state)
    answer = subprocess.run(["shelve", name], capture_output=True, check=False)
    text = f"shelved {answer.returncode}"
    sys.stdout.write(text)  # expect: OBS101
    echoed = name.upper()
    if echoed:
        print("echoed")  # expect: OBS101
    return ""
