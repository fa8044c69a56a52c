from .base import *  # noqa: F403
from .third_party.rest import *  # noqa: F403
