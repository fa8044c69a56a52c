import logging

logging.info("filling")
