class DevelopmentConfig:
    def start(self):
        print("not for production")


class ProductionConfig:
    def start(self):
        print("started")  # expect: OBS101
