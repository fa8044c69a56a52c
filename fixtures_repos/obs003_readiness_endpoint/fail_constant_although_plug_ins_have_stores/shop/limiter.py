import valkey

client = valkey.Valkey()


def check():
    client.incr("requests")
