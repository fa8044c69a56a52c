allowed = [("notes", "read"), ("notes", "write")]


def list_rules():
    return allowed
