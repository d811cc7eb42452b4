"""The worksheet functions: figures in cells, one thin door into the same pipeline."""
