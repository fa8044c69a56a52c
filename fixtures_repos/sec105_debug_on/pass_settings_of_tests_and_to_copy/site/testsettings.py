from site.settings.base import *

DEBUG = True
