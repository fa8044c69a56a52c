import os
import re
from configparser import ConfigParser, Interpolation, InterpolationError


class EnvironmentInterpolation(Interpolation):
    def before_get(self, parser, section, option, value, defaults):
        return self._interpolate_env(option, section, value)

    def _interpolate_env(self, option, section, value):
        def put_in(found):
            name = found.group(1)
            if name not in os.environ:
                raise InterpolationError(option, section, f"{name} is not set")
            return os.environ[name]

        return re.sub(r"[$][{](\w+)[}]", put_in, value)


settings = ConfigParser(interpolation=EnvironmentInterpolation())
settings.read("depot.ini")
