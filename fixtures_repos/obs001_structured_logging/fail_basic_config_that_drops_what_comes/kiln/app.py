import logging

from fastapi import FastAPI

app = FastAPI()
own = logging.getLogger("kiln")


def set_up():
    layout = logging.Formatter("%(asctime)s %(message)s")
    console = logging.StreamHandler()
    console.setFormatter(layout)
    own.addHandler(console)
    logging.basicConfig(level=logging.CRITICAL, handlers=[logging.NullHandler()])


set_up()


@app.get("/firings")
def firings():
    return []
