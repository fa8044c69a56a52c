import attrs
import typed_settings
from pyramid.config import Configurator


@attrs.frozen
class Settings:
    port: int = 8000


settings = typed_settings.load(Settings, "shop")


def main(global_config, **ini):
    return Configurator(settings=ini).make_wsgi_app()
