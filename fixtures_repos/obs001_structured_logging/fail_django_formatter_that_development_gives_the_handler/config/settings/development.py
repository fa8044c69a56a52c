from typing import Any, cast

from .base import *  # noqa: F403

logging_dict = cast(dict[str, Any], LOGGING)  # noqa: F405
logging_dict["handlers"]["console"]["formatter"] = "json"
