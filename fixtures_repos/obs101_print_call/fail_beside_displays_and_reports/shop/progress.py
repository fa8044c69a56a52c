import logging

log = logging.getLogger(__name__)


class CopyProgress:
    """Keeps how far a copy is, and draws nothing."""

    def __init__(self, names):
        self.names = list(names)
        print(len(self.names), "to copy")  # expect: OBS101
        try:
            self.names.sort()
        except TypeError as error:
            log.error(error)
            print(error)  # expect: OBS101
