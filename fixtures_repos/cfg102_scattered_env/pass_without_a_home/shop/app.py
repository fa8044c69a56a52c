import os
import subprocess

from flask import Flask

from shop import settings

CONFIGS = {"production": settings}


def create_app(environment=os.getenv("DEPLOYMENT", "production")):
    app = Flask(__name__)
    app.config.from_object(CONFIGS.get(environment, "production"))
    mode = os.getenv("SHOP_MODE", "production")
    app.config.from_object(named(mode))

    @app.get("/")
    def home():
        environment = {"SHOP_CONFIG": os.environ.get("SHOP_CONFIG")}
        subprocess.run(["shop"], env=environment, check=True)
        return os.getenv("BUILD_COMMIT", "")

    return app


def named(mode):
    return CONFIGS[mode]
