from opentelemetry import metrics

picked = metrics.get_meter("orchard").create_counter("picked")
