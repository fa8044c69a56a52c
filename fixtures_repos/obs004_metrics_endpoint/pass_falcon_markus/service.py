import falcon
import markus

markus.configure([{"class": "markus.backends.datadog.DatadogMetrics"}])
app = falcon.App()
