DEFAULTS = {"title": "Shop", "secret": "", "limit": 10}


class Settings:
    def __init__(self, defaults):
        self.defaults = defaults
        self.chosen = {}

    def __getattr__(self, name):
        if name in self.chosen:
            return self.chosen[name]
        if name in self.defaults:
            return self.defaults[name]
        raise AttributeError(name)


settings = Settings(DEFAULTS)
