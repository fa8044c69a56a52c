def later() -> None:
    print("later")
