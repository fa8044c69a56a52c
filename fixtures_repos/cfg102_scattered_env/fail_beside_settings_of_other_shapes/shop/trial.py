NAME = "trial"
URL = "http://trial"
