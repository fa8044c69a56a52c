import sys


class Session:
    def greet(self):
        print("hello")  # expect: OBS101
        return sys.stdin.isatty()


class Prompt:
    def ask(self):
        return sys.stdin.readline()
