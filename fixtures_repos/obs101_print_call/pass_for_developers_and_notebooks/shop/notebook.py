def show(address):
    from IPython.display import IFrame, display

    print("Launching the board")
    display(IFrame(address, 900, 600))
