#!/usr/bin/env python3
import os

os.system("celery -A shop worker")
