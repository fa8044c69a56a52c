try:
    from pydantic.v1 import *
except ImportError:
    from pydantic import *
