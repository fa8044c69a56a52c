import os

TOKEN = os.environ.get("GUILD_TOKEN")


def run() -> None:
    assert TOKEN


if __name__ == "__main__":
    run()
