import os
import sys


def place():
    if sys.platform == "win32":
        return os.path.join(os.environ["APPDATA"], "shop")
    return os.path.join(os.environ["HOME"], ".shop")


def served_at():
    return os.environ.get("UVICORN_ROOT_PATH", ""), os.getenv("GITHUB_BASE_REF", "main")


def runs_in_apache():
    return bool(os.environ.get("mod_wsgi.process_group"))
