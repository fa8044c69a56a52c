class LabelMixin:
    label_suffix = ""

    def labels(self):
        return [field.label for field in self.fields]
