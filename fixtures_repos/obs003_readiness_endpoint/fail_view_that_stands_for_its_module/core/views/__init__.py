from .health import *
from .orders import *
