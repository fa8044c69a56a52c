from aws_lambda_powertools import Metrics
from mangum import Mangum

from api import app

metrics = Metrics(namespace="Kilns")


@metrics.log_metrics(capture_cold_start_metric=True)
def handler(event, context):
    return Mangum(app)(event, context)
