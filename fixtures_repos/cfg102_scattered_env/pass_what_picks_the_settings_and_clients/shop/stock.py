import os
import re


class Stock:
    def __init__(self, token_variable):
        self.token_variable = token_variable

    def token(self):
        return os.getenv(self.token_variable)


def filled(text):
    found = re.findall(r"{{ env.(\w+) }}", text)
    return os.environ.get(found[0].strip()) if found else text
