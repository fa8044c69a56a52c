import uvicorn

from depot.app import app


def main() -> None:
    uvicorn.run(app=app)


if __name__ == "__main__":
    main()
