from persistent.mapping import PersistentMapping


class Wiki(PersistentMapping):
    pass


def appmaker(root):
    if "app" not in root:
        root["app"] = Wiki()
    return root["app"]
