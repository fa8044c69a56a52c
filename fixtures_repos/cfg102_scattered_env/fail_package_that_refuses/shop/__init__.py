import os
import sys

if os.environ.get("RUN_ANYWAY") != "yes":  # expect: CFG102
    print("this system is not supported")
    sys.exit(1)
