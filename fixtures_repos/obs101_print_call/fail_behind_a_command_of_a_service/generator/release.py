"""A tool beside the service, which takes nothing from it."""


def release(version):
    print(f"releasing {version}")
