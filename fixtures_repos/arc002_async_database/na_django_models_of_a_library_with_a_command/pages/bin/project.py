import argparse
import shutil


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("name")
    shutil.copytree("skeleton", parser.parse_args().name)


if __name__ == "__main__":
    main()
