# The importance–performance map and the command csi drivers

command-drivers = Decide what to do first: the importance–performance map, with the probability of each quadrant
argument-drivers-show = Sections to show: map, quadrants, item-map, item-quadrants, … or all
argument-target = The construct to be moved, such as loyalty [default: the index construct]
argument-cut = Where the map is cut; IMPORTANCE and PERFORMANCE are numbers, means or medians [default: means]
argument-item-cut = Where the map of the items is cut [default: as the map of the constructs, a given importance apart]

study-bad-cut = { $found } is no cut of a map
study-bad-cut-advice = write means, medians, or a cut for each axis, such as 0.4,70 or means,70 (in a study file [0.4, 70]); a performance lies from 0 to 100

section-map = Importance–performance map
section-item-map = Importance–performance map of the items
section-quadrants = Probabilities of the quadrants
section-item-quadrants = Probabilities of the items' quadrants
title-map = Importance–performance map: what moves { $target }

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
