from litestar import Litestar, get
from litestar.di import Provide


@get("/files")
def read(root: str, name: str) -> str:
    with open(f"{root}/{name}") as file:  # expect: SEC106
        return file.read()


app = Litestar([read], dependencies={"root": Provide(lambda: "/srv", sync_to_thread=False)})
