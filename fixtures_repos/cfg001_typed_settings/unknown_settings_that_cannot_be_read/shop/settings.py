from environs import Env

env = Env()
print "reading settings"
DEBUG = env.bool("DEBUG")


def unfinished(:
