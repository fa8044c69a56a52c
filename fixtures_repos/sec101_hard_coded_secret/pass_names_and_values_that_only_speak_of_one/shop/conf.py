from configparser import ConfigParser

parser = ConfigParser()
