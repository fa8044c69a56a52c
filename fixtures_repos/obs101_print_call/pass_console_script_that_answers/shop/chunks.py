import json
import logging

log = logging.getLogger(__name__)


def listed():
    return [1, 2, 3]


def main():
    log.info("started")
    print(json.dumps(listed()))
