import configparser

_read = configparser.ConfigParser()
_read.read("shop.conf")


def value(section: str, name: str, default: str = "") -> str:
    if section in _read and name in _read[section]:
        return _read[section][name]
    return default


class Addresses:
    health = value("addresses", "health", "/health_endpoint")
