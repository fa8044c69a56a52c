import argparse
import json
import secrets


def defaults():
    entries = {}
    entries["ADDRESS"] = "http://localhost:3000/"
    entries["SECRET_KEY"] = "plum and pear"
    return entries


def for_production(entries):
    entries["ADDRESS"] = input("Address: ")
    entries["SECRET_KEY"] = secrets.token_urlsafe()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("stage", choices=["live", "trial"])
    entries = defaults()
    if parser.parse_args().stage == "live":
        for_production(entries)
    with open("config.json", "w") as file:
        json.dump(entries, file)


if __name__ == "__main__":
    main()
