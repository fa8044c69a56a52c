def read(store):
    try:
        return store.read()
    except:  # expect: ERR101
        return None


def write(store):
    try:
        store.write()
    except Exception:  # expect: ERR101
        pass


def drain(items):
    for item in items:
        try:
            item.send()
        except (ValueError, BaseException):  # expect: ERR101
            continue
