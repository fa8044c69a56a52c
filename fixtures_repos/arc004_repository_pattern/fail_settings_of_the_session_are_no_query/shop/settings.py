import os

DSN = os.environ["DSN"]
