import os

EXTRA = os.environ["EXTRA_REQUIREMENTS"]
NAME = os.environ["BUILD_NAME"]
