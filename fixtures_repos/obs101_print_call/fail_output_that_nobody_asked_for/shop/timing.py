"""How long a page takes, which ./manage.py shell asks, and the service too."""


def timed():
    print("1.2 s")  # expect: OBS101
