import os

IS_PAUSED = os.getenv("IS_PAUSED", "") == "yes"
