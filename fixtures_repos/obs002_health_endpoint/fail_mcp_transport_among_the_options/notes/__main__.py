import argparse

from notes.server import server

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--transport", default="stdio", choices=["stdio", "streamable-http"])
    parser.add_argument("--port", type=int)
    args = parser.parse_args()
    options = {"transport": args.transport}
    if args.transport != "stdio":
        options["port"] = args.port
    server.run(**options)
