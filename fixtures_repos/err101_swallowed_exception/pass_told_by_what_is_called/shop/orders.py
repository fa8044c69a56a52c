from shop.uploads import abort


def refuse(client, upload):
    try:
        abort(client, upload)
    except Exception:
        pass
    raise PermissionError
