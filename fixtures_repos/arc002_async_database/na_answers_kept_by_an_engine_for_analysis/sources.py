import pymysql


def source(address: dict):
    return pymysql.connect(**address)
