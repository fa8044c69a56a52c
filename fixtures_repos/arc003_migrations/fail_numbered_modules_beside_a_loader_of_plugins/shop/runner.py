import importlib
from pathlib import Path

FOLDER = Path(__file__).parent


def start():
    for file in sorted(FOLDER.glob("plugins/*.py")):
        importlib.import_module(f"shop.plugins.{file.stem}").register()
