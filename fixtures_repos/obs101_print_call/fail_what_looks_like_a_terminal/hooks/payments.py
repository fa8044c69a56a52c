def received(event):
    print("paid", event)  # expect: OBS101
