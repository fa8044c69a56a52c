import logzero

logzero.json()
log = logzero.logger
