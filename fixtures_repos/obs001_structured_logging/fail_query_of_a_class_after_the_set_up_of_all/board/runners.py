import logging


class Search:
    def __init__(self, verbose):
        self.verbose = verbose

        if verbose:
            logging.basicConfig(level=logging.DEBUG)

    def run(self):
        return {}
