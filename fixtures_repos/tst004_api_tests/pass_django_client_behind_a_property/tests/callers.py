from functools import partial


class Caller:
    def __init__(self, obj, **values):
        self.obj, self.values = obj, values

    def __getattr__(self, name):
        return partial(getattr(self.obj, name), **self.values)
