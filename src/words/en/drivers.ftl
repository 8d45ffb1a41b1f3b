# The importance–performance map and the command csi drivers

command-drivers = Decide what to do first: the importance–performance map, with the probability of each quadrant
argument-drivers-show = Sections to show: map, map-plot, quadrants, item-map, item-map-plot, item-quadrants, relative-weights, item-weights, penalty-reward, marginal-effect, necessity, bottlenecks, combined-map, cleaning, settings or all
argument-drivers-target = The construct to be moved, such as loyalty [default: the index construct]
argument-cut = Where the map is cut; IMPORTANCE and PERFORMANCE are numbers, means or medians [default: means]
argument-item-cut = Where the map of the items is cut [default: as the map of the constructs, a given importance apart]
argument-plot = Draw the map of the constructs to this SVG file
argument-item-plot = Draw the map of the items to this SVG file

study-bad-cut = { $found } is no cut of a map
study-bad-cut-advice = write means, medians, or a cut for each axis, such as 0.4,70 or means,70 (in a study file [0.4, 70]); a performance lies from 0 to 100

section-map = Importance–performance map
section-item-map = Importance–performance map of the items
section-quadrants = Probabilities of the quadrants
section-item-quadrants = Probabilities of the items' quadrants
section-map-plot = Importance–performance map, drawn
section-item-map-plot = Importance–performance map of the items, drawn
note-map-marks = Letters: as in the table above.
note-map-whiskers = Whiskers: { $confidence }% intervals.
note-map-empty = Nothing has both importance and performance.
title-map = Importance–performance map: what moves { $target }
title-item-map = Importance–performance map of the items: what moves { $target }

column-mark = Mark
column-probability = Probability
column-strength = Strength
column-improve_first = Improve first
column-opportunity = Opportunity
column-maintain = Maintain
column-likeliest = Likeliest

cut-means = mean
cut-medians = median
cut-given = given
note-map-lines = Cut at importance { $importance } ({ $importance_rule }) and performance { $performance } ({ $performance_rule }).
note-map-uncertain = Uncertain, because in most resamples the class is another one: { $names }.
note-map-linear = Importance: points of { $target } per point of the driver; linear, other things equal. Probability: share of the resamples in which the class is the same, the cut lines drawn anew in each.
note-quadrants = Shares of the resamples, the cut lines drawn anew in each; they sum to 100 %.
note-no-quadrants = Probabilities need respondents that can be drawn again: answers, resamples of which enough could be fitted, and no jackknife or balanced replicate weights.

usage-plot-not-svg = "{ $path }" is no SVG file
usage-plot-not-svg-advice = name a file that ends in .svg
usage-plot-twice = two outputs would be written to "{ $path }"
usage-plot-twice-advice = name a file of its own for each of --plot, --item-plot and --output

CSI-E040 = there is no importance–performance map of { $target }: { $reason }
    .remedy = name a construct that others lead to with --target, and see that indices can be computed (csi fit DATA --show indices)
    .explain = A driver stands on the map by its importance, the total effect on the target in index points, and by its performance, its own index. A target that no path leads to has no drivers; without the units or the means of the items, or with a negative index weight, there is no index. Everything that does not need the map stands. Exit code 4.
map-no-driver = no construct has a path to it
map-no-figures = no driver has both importance and performance
