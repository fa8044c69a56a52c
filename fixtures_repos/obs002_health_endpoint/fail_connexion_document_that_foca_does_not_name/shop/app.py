from pathlib import Path

from connexion import FlaskApp
from foca import Foca


def create_app() -> FlaskApp:
    return Foca(config_file=Path(__file__).parent / "config.yaml").create_app()


if __name__ == "__main__":
    create_app().run()
