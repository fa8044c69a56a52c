import os

os.remove("/srv/old")
