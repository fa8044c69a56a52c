import collectd


def read() -> None:
    collectd.Values(plugin="orders", type="gauge", values=[1]).dispatch()


collectd.register_read(read)
