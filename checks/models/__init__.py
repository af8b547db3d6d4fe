"""What was learnt from text: a folder a model, with its code, its arrays and its thresholds."""
