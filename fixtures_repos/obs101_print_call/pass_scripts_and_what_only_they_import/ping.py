import time

from app.main import app

while not app:
    print("waiting")
    time.sleep(1)
