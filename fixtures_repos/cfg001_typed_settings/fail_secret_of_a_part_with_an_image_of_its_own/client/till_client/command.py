from till_client.client import Client


def main():
    """Show the receipts."""
    print(Client.from_environment().receipts())
