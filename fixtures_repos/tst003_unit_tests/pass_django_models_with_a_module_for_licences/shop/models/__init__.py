from .license import License  # noqa: F401
from .parcel import Parcel  # noqa: F401
