# The words of higher-order constructs

CSI-M010 = the higher-order construct "{ $construct }": { $problem }
    .remedy = give it at least two measured constructs as dimensions, each in one higher-order construct only; paths and the index are those of the higher-order construct itself
    .explain = A higher-order construct, such as service quality, is made of other constructs, its dimensions, such as tangibles and reliability. In TOML it has dimensions = ["tangibles", "reliability"] in the place of indicators; in lavaan text the right side of =~ or <~ names constructs that are measured themselves. Dimensions are measured by questions, so that there are two orders and no third; a dimension belongs to one higher-order construct and has no paths of its own, because it acts, and is acted on, through its whole. A construct that is to have paths of its own is no dimension.

CSI-E013 = consistent PLS is not defined for the higher-order construct "{ $construct }"
    .remedy = leave out --consistent, or measure the construct by the items of its dimensions
    .explain = Consistent PLS corrects correlations for the unreliability of common factors that are measured by items. A higher-order construct is a composite of composites: its correlations would need a correction for both orders, on which the literature offers several answers (Van Riel et al. 2017). Rather than correct the first order and leave the second as it is, the run is refused.

higher-order-own-items = it has indicators of its own beside its dimensions
higher-order-too-few = it has fewer than two dimensions
higher-order-third-order = its dimension "{ $dimension }" is itself made of dimensions, a third order that is not estimated
higher-order-taken = its dimension "{ $dimension }" is listed already, here or in another higher-order construct
higher-order-path = its dimension "{ $dimension }" stands in a path
higher-order-index = its dimension "{ $dimension }" cannot be the index construct

section-dimensions = Dimensions of higher-order constructs
column-dimension = Dimension
column-weight = Weight
note-dimensions-disjoint = Two stages, disjoint: the weight of a dimension is that of its standardised score; index weights sum to 1.
note-dimensions-embedded = Two stages, embedded: the weight of a dimension is that of its standardised score; index weights sum to 1.
note-dimension-cut-lines = Classes are cut at the means over the dimensions: importance { $importance }, performance { $performance }.
