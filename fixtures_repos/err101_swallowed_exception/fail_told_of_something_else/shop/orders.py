from shop.uploads import abort


def refuse(client, upload):
    try:
        abort(client, upload)
    except Exception:  # expect: ERR101
        pass
    raise PermissionError
