from concurrent.futures import ThreadPoolExecutor

import requests


class Background:
    def __init__(self):
        self.executor = ThreadPoolExecutor(1)

    def __getattr__(self, name):
        return lambda *args: self.executor.submit(getattr(requests, name), *args)


background = Background()
