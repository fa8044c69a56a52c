import os

DEBUG = os.getenv("SHAPES_DEBUG")
