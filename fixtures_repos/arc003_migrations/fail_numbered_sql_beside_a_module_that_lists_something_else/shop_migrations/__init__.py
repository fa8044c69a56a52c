from pathlib import Path


def names():
    return sorted(file.name for file in Path(__file__).parent.glob("*.md"))
