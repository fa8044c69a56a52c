import os
import subprocess
import sys

from fastapi import FastAPI

from shop.senders import PrintSender
from shop.tasks import example_task

app = FastAPI()


class Rows:
    def __init__(self, sql_echo=False):
        self.sql_echo = sql_echo

    def run(self, query):
        if self.sql_echo:
            print("query", query)
        return query


def checked(policy, dev_settings):
    if not policy and dev_settings.stop_without_policy:
        print("there is no policy")
        os._exit(1)


@app.get("/run")
def run(name: str):
    example_task.delay(1)
    checked(name, app.state)
    PrintSender().send(Rows().run(name))
    with subprocess.Popen(["shelve", name], stdout=subprocess.PIPE) as process:
        while process.poll() is None:
            line = process.stdout.readline()
            sys.stdout.write(line.decode(errors="replace"))
    return ""
