import sys

import uvicorn
from server import app


def work() -> None:
    uvicorn.run(app)


if __name__ == "__main__":
    work()
    sys.exit()
