import argparse


def main():
    parser = argparse.ArgumentParser()
    arguments = parser.parse_args()
    print(arguments)
