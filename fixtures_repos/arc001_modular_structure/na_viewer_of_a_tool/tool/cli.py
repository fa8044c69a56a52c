import argparse

from tool.viewer import serve


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("report")
    serve(parser.parse_args().report)
