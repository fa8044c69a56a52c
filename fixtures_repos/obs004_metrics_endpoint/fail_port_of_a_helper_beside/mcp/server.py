from prometheus_client import start_http_server


def main():
    start_http_server(9000)
