"""The command `xl-kpi`: a thin door into the pipeline."""
