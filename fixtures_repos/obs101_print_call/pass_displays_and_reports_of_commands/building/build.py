from distutils.command.build import build as base


def check():
    print("a file of the distribution is missing")


class build(base):
    def run(self):
        check()
        base.run(self)
