def release(version):
    print(f"releasing {version}")
