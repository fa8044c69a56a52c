from shutil import disk_usage


def used() -> int:
    total, used, _ = disk_usage("/")
    return used * 100 // total
