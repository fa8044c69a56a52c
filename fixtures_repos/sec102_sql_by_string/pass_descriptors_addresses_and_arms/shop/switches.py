class switch:
    def __init__(self, function):
        self.bit = function(None)

    def __get__(self, instance, owner):
        return self if instance is None else bool(instance.value & self.bit)


class Switches:
    @switch
    def mails(self):
        return 1 << 0

    @switch
    def calls(self):
        return 1 << 1
