CONFIG = None
