"""To be copied to a module that is called after the machine."""

from site.settings.base import *

DEBUG = True
