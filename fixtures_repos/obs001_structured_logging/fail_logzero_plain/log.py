import logzero

logzero.loglevel(20)
log = logzero.logger
