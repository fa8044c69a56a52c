import os

HOME = os.environ["HOME"]
STARTED_BY_FLASK = "FLASK_APP" in os.environ or os.environ.get("FLASK_APP") is not None
