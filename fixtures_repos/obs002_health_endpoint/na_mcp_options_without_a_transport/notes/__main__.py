import argparse

from notes.server import server

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--quiet", action="store_true")
    args = parser.parse_args()
    options = {"transport": "stdio", "show_banner": not args.quiet}
    server.run(**options)
