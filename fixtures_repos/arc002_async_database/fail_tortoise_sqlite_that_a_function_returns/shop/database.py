from pathlib import Path

from tortoise import Tortoise

FILE = Path("data") / "shop.db"


def configuration():
    return {
        "connections": {
            "default": {
                "engine": "tortoise.backends.sqlite",
                "credentials": {"file_path": str(FILE), "journal_mode": "WAL"},
            }
        },
        "apps": {"models": {"models": ["shop.models"], "default_connection": "default"}},
    }


async def start():
    chosen = configuration()
    await Tortoise.init(config=chosen)
