# Relative weights, penalty–reward contrasts, marginal effects and necessary conditions of csi drivers

argument-outcome = Item or construct that items are to explain [default: the construct to be moved]
argument-predictors = Items that explain it [default: the items of all constructs that lead to it]
argument-aim = Level of the target, 0–100, for which necessary levels of its drivers are sought [default: 80]

study-bad-aim = { $found } is no level of an index
study-bad-aim-advice = give a number from 0 to 100

section-relative-weights = Relative weights of the drivers
section-item-weights = Relative weights of the items
section-penalty-reward = Penalties and rewards of the items
section-marginal-effect = Marginal effect by level
section-necessity = Necessary conditions
section-bottlenecks = Bottlenecks
section-combined-map = Combined importance–performance map
bottlenecks-level = Bottlenecks, { $ceiling }: level needed (index)
bottlenecks-share = Bottlenecks, { $ceiling }: level needed (part of the observed range)
bottlenecks-below = Bottlenecks, { $ceiling }: respondents below the level needed

column-lmg = LMG
column-lmg_error = ± sampling
column-johnson = Johnson
column-rank = Rank
column-impact_rank = By impact
column-ranks_differ = Differ
column-low = Low ≤
column-low_share = Share
column-high = High ≥
column-high_share = Share
column-penalty = Penalty
column-reward = Reward
column-factor = Factor
column-impact_range = Range
column-asymmetry = Asymmetry
column-leaning = Leaning
column-ceiling = Ceiling
column-d = d
column-accuracy = Accuracy
column-necessary = Necessary
column-target_share = Target
column-target_level = Index
column-need = Needs
column-needed = Level needed
column-needed_share = Of range

factor-basic = basic
factor-performance = performance
factor-excitement = excitement
factor-indifferent = indifferent
leaning-frustrator = frustrator
leaning-dissatisfier = dissatisfier
leaning-hybrid = hybrid
leaning-satisfier = satisfier
leaning-delighter = delighter
ceiling-ce_fdh = CE-FDH
ceiling-cr_fdh = CR-FDH
need-not_necessary = none
need-level = a level
need-beyond_observed = beyond

note-guidance-empty = Nothing to show: this needs constructs that lead to the target and, relative weights apart, the answers of respondents.
note-explained = R² of { $outcome }: { $r_squared }.
note-sampled-orders = More than 20 predictors: LMG is the mean over { $orders } random orders; "± sampling" is its standard error.
note-fewer-resamples = Intervals from { $resamples } resamples, because each is dear with so many predictors or respondents.
note-ranks-differ = The rank by explained variance differs from the rank by impact: { $names }. The impact follows the model's paths, the share also counts what predictors have in common; where they differ, rest no decision on either alone.
note-negative-coefficient = Shares have no sign. The coefficient is negative, other predictors equal: { $names }.
note-shares = LMG: gain in R², averaged over all orders of entry; LMG and Johnson's weights both sum to R² and are never negative, so that an interval above 0 is no test. Impact: 5 × importance, along all routes of the model.
note-penalty-reward = Penalty and reward: points of the outcome by which low and high answers differ from those between, all items in one regression. Low and high are the lowest and the highest answers whose share comes closest to a third of the respondents. Basic: only the penalty is significant; excitement: only the reward; performance: both; indifferent: neither.
note-asymmetry = Range: reward − penalty; asymmetry: (reward + penalty)/range, from −1 (only costs) to 1 (only earns); not defined when one has the wrong sign. Leaning: frustrator below −0.4, dissatisfier to −0.1, hybrid to 0.1, satisfier to 0.4, delighter above.
note-marginal-effect = Points of the consequence per point of the target below and above the level at which the slope changes most, sought between the 10th and 90th percentile. Without a significant break point (p) the slopes are those of a line with no bend to speak of, and the point has no interval.
note-necessity = d: empty zone above the ceiling as a share of the observed scope (0.1 small, 0.3 medium, 0.5 large). Necessary: d ≥ 0.1 and p < 0.05; a reason in theory is needed as well. CE-FDH is a staircase, CR-FDH a straight line through its corners. d has no interval: resamples never reach beyond the outermost respondents, on whom it hangs.
note-permutations = p from { $permutations } permutations.
note-bottlenecks = Levels of the target as a part of its observed range and as an index. "none": the level is reached at the lowest level of the driver; "beyond": it needs more than was observed.
note-combined-map = Level needed (CE-FDH) for an index of { $target } of { $aim }, and the share of respondents below it. First lift a necessary driver that many lack, whatever its importance; then follow the map.

progress-guidance = weighing drivers

CSI-U045 = "{ $item }" measures "{ $outcome }" and cannot explain it as well
    .remedy = take it out of the predictors, or explain another item or construct: --outcome
    .explain = An item explains what it measures by construction: a part of the outcome would be on both sides of the regression, and its share of the explained variance would say nothing about drivers.
CSI-E045 = the explained variance of "{ $outcome }" cannot be divided: its predictors are linearly dependent ({ $predictors })
    .remedy = name the items that are to explain it, without those that repeat others: --predictors
    .explain = When one predictor follows exactly from others, its part of the explained variance is theirs as well, and no rule divides it. Two items with the same answers are a common cause, and an item that is the sum of others.
CSI-E046 = there is nothing to compute { $sections } from
    .remedy = give answers instead of a matrix, and a target that constructs lead to; marginal-effect needs constructs that the target leads to: --target
    .explain = Relative weights need a construct that others lead to. Penalties and rewards, marginal effects and necessary conditions are figures of respondents: a matrix of correlations does not hold them.

CSI-W041 = { $resamples } resamples cannot give a p-value below { $level }: classes that p-values decide say nothing
    .remedy = ask for { $least } resamples or more: --resamples
    .explain = The smallest p-value of B resamples is 2/(B + 1). Where it is not below 1 − confidence, nothing can be significant, whatever the answers are.
