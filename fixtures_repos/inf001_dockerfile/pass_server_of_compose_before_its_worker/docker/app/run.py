#!/usr/bin/env python3
import os

os.system("gunicorn shop:main")
