from site.settings.base import *

DEBUG = True  # expect: SEC105
