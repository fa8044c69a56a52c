"""Below another root, where the service finds nothing by name."""


def run():
    print("importing")
