import dataclasses

import litestar
from lite_bootstrap import LitestarBootstrapper, LitestarConfig
from litestar.config.app import AppConfig

from shop import orders
from shop.settings import settings


def build_app() -> litestar.Litestar:
    config: LitestarConfig = dataclasses.replace(
        settings.bootstrap_config, application_config=AppConfig(route_handlers=[orders.ROUTER])
    )
    return LitestarBootstrapper(bootstrap_config=config).bootstrap()
