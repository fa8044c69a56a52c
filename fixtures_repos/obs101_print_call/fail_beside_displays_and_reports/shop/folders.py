from pathlib import Path

FOLDER = Path("/var/shop")
try:
    FOLDER.mkdir(exist_ok=True)
except PermissionError:
    print("Give the user of the shop access to", FOLDER)  # expect: OBS101
