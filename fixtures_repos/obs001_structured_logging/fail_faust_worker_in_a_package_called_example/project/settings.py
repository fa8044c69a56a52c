LOGGING = {"version": 1, "formatters": {"default": {"format": "%(message)s"}}}
