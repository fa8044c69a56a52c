import argparse
import os

import requests


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("crate")
    args = parser.parse_args(argv)
    token = os.environ.get("DEPOT_API_TOKEN", "")
    answer = requests.get(f"https://depot.example/crates/{args.crate}", headers={"Auth-Token": token}, timeout=9)
    print(answer.text)
    return 0
