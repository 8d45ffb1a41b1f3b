# whatif
