from typing import Final

CONF_HOST: Final[str] = "host"
CONF_PORT: Final[str] = "port"
CONF_PATH: Final[str] = "path"
CONF_USERNAME: Final[str] = "username"
CONF_VOLUME: Final[str] = "volume"
CONF_PASSWORD: Final[str] = "password"
