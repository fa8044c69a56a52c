import configparser

PARSER = configparser.ConfigParser()


def config_get(section, option):
    return PARSER.get(section, option)
