def show(address):
    from IPython.display import IFrame, display

    print("Launching the board")
    display(IFrame(address, 900, 600))


def show_or_tell(address):
    try:
        import IPython
        import IPython.display
    except ImportError:
        IPython = None
    if IPython is None:
        print(address)
    else:
        IPython.display.display(address)
