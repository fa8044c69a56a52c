import os


class SettingsValue:
    def __init__(self, kind, default=None, variable=None):
        self.kind = kind
        self.default = default
        self.variable = variable

    def __call__(self):
        if self.variable in os.environ:
            return self.convert(os.environ[self.variable])
        return self.default

    def convert(self, text):
        try:
            return self.kind(text)
        except ValueError as error:
            raise ValueError(f"{self.variable} is not a {self.kind.__name__}") from error

    def validate(self):
        self.convert(self.default)


PORT = SettingsValue(int, 8000, "PORT")
