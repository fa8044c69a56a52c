from site.settings.base import *

DEBUG = False
