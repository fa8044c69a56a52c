from cheroot import wsgi

from fetcher.web import Web


def main():
    wsgi.Server(("0.0.0.0", 8000), Web(None)).start()
