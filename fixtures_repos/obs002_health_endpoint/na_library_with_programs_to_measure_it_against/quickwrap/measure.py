from quickwrap import bench


def main():
    bench.compare()
