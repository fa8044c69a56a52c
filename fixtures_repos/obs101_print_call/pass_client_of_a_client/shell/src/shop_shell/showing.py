from shop_client.asking import Client


def shown(address):
    return Client(address).answer
