# relative
