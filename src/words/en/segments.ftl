# Groups of respondents, each on its own, and segments that the answers themselves show

argument-fit-group = Show the indices of each group in this column as well, measured with the index weights of all (--by fits each group on its own)
argument-assess-group = Show the indices of each group in this column as well, measured with the index weights of all (--by fits each group on its own)
argument-segments-group = A column that describes the segments, where --profile names none
argument-by = Fit the model again within each group of this column (of each combination of several columns) and show every section for each; unlike --group, which measures groups with the weights of all

heading-by-group = followed by each of the { $groups } groups by { $columns } on its own
groups-small-advice = read the figures of these groups with care: look at the intervals, combine groups, or use --group, which needs only a mean per group
segments-small-advice = read their paths as a sign, not as a measurement; ask for fewer segments, or more respondents in the next wave
group-one-cluster = all respondents of the group were drawn as one (one cluster, or a single respondent of a stratified sample), from which no standard error can be estimated
group-one-cluster-advice = combine groups, leave this one out with --where, or do without strata and clusters
group-not-computed = n = { $respondents }: could not be computed

usage-too-many-groups = { $columns } has { $groups } groups, more than the { $most } that --by takes
usage-too-many-groups-advice = name a column with few answers, or combine rare answers before the analysis

CSI-E070 = { $failed } of { $all } groups could not be computed: { $groups }
    .remedy = see the message of each group; combine small groups, or leave them out with --where
    .explain = With --by the model is fitted within each group. In a small group an item can be constant, or the estimation does not converge. A group of csi kpi is missing when nobody in it counts for any figure; where only some figures are missing, its report says which. The other groups and the total are printed nevertheless; the exit code is 4, because a number that was asked for is missing.
CSI-W070 = below the minimum sample of { $minimum } respondents: { $groups }
    .remedy = { $advice }
    .explain = A model fitted within a group has only the group's respondents. The minimum is the larger of two rules: the inverse square root method for a path of 0.2 with a power of 80 % at the 5 % level, 155 respondents (Kock & Hadaya 2018, Information Systems Journal 28(1) 227–261), and ten times the largest number of arrows pointing at one construct (Barclay, Higgins & Thompson 1995, Technology Studies 2(2) 285–309). For the segments of csi segments their expected sizes are compared.
CSI-N070 = { $respondents } respondents have no answer in { $columns } and belong to no group
    .remedy = nothing to do; they count in the total
    .explain = Blank answers and declared missing codes make no group. These respondents count in the total only, so that the groups' numbers do not add up to it.
CSI-E071 = no solution with { $segments } segments: of { $starts } random starts { $collapsed } lost a segment and { $not_converged } did not converge
    .remedy = ask for fewer segments (--segments 1..3), or raise starts or max_iterations in [segments]
    .explain = A start ends without a solution when a segment loses its respondents (fewer than two more than the largest equation has predecessors) or leaves hardly any variance of a construct unexplained (below 0.0001): the likelihood then rises without bound on a few respondents. It ends as well when the likelihood still rises at the last iteration. The last iterate is never printed as a result.
CSI-E072 = the fit gives no scores of the respondents: the answers that missing ones would be filled in from are collinear
    .remedy = use --missing mean, or drop an item that repeats others
    .explain = Segments are found in the scores of the respondents. With --missing em a missing answer is filled in with its expectation given the respondent's other answers; when these are collinear, the expectation is not defined.
CSI-W071 = { $segments } segments were not found: of { $starts } random starts { $collapsed } lost a segment and { $not_converged } did not converge
    .remedy = nothing to do when fewer segments are enough; otherwise raise --starts
    .explain = Of the numbers of segments that were searched, this one has no solution; its row has no criteria. Segments that vanish are a sign that the answers hold fewer. When that number alone is asked for, it is an error (CSI-E071).

command-segments = Find segments of respondents for whom different paths hold (FIMIX-PLS), and what describes them
argument-segments = Numbers of segments: one (2) or a range (1..5) of which the criteria suggest one [default: 1..5]
argument-starts = Random starts for each number of segments [default: 10]
argument-profile = Columns that describe the segments, such as region,age: shares by segment, with a test [default: --group]
argument-write-segments = Write the segment of each respondent and the probabilities of belonging to this CSV file
argument-segments-show = Sections to show: criteria, segments, paths, r-squared, indices, profile, or all
progress-segments = searching segments

study-segments-out-of-range = { $found } is no number of segments
study-segments-advice = give a whole number from 1 to 10, or a range such as 1..5
study-starts-out-of-range = { $found } is no number of starts
study-starts-advice = give a whole number from 1 to 1000, such as 10
study-segment-iterations-out-of-range = { $found } is no number of iterations
study-segment-iterations-advice = give a whole number from 1 to 100000, such as 5000
study-segment-tolerance-out-of-range = { $found } is no tolerance
study-segment-tolerance-advice = give a number between 0 and 1, such as 1e-9
usage-segments-not-resampled = segments are not resampled: in every resample they come in another order
usage-segments-not-resampled-advice = leave --resamples out; csi fit --by gives intervals for groups that are known
usage-segments-need-answers = segments are found among respondents, and a matrix has none
usage-segments-need-answers-advice = name a survey in place of --matrix

title-segments-criteria = How many segments
title-segments-segments = Segments
title-segments-paths = Path coefficients by segment
title-segments-r-squared = Explained variance by segment
title-segments-indices = Indices by segment (0–100)
title-segments-profile = Who is in the segments

column-segment_count = Segments
column-parameters = Parameters
column-log_likelihood = ln L
column-aic3 = AIC3
column-aic4 = AIC4
column-caic = CAIC
column-hq = HQ
column-mdl5 = MDL5
column-normed_entropy = EN
column-non_fuzzy_index = NFI
column-normalised_entropy_criterion = NEC
column-smallest_share = Smallest
column-starts = Starts
column-converged = Converged
column-best = Best
column-not_converged = Not converged
column-collapsed = Collapsed
column-segment = Segment
column-segment-number = Segment { $segment }
column-expected_respondents = Expected n
column-assigned = Assigned
column-mean_probability = Mean probability
column-all = All

heading-segments = FIMIX-PLS on the standardised construct scores: { $segments } segments, { $starts } random starts each, seed { $seed }
heading-case-weights = respondent weights count as case weights: worth { $effective } respondents, design effect { $effect }
agreement-aic3_and_caic = AIC3 and CAIC
agreement-aic4_and_bic = AIC4 and BIC
segment-of-size = segment { $segment } ({ $respondents })
segments-smallest-at = { $criterion } at { $segments }
note-segments-smallest = Smallest: { $listed }.
note-segments-criteria = EN: 1 = every membership is certain. Best: starts that reached the largest ln L. --show criteria prints all criteria.
note-segments-assigned = Expected n: share × respondents. Assigned: respondents who belong to the segment most probably, and their mean probability.
note-segments-paths = Standard errors take the memberships as given. There are no intervals by resampling: segments come in another order in every resample.
note-segments-indices = Every respondent counts in each segment by the probability of belonging to it; index weights are those of all.
note-segments-profile = Shares of the respondents assigned to each segment. The tests take the memberships as given.
note-segments-no-profile = --profile COLUMN,… shows who is in the segments.
segments-tested = { $column }: χ²({ $freedom }) = { $chi_squared }, p { $p }, Cramér's V = { $v }.
segments-tested-roughly = { $column }: χ²({ $freedom }) = { $chi_squared }, p { $p }, Cramér's V = { $v }; rough, because an expected count is below 5.
segments-none-described = The segments that were asked for were not found.
segments-one-suggested = The criteria speak for one segment: the same paths hold for all respondents.
segments-suggested = { $criteria } agree on { $segments } segments.
segments-choice-of-bic = Neither AIC3 and CAIC nor AIC4 and BIC agree; the segments shown are the choice of BIC: { $segments }.
segments-as-asked = Segments as asked for: { $segments }.
segments-apart = They are apart (EN = { $entropy }, 0.50 or more).
segments-overlap = They overlap (EN = { $entropy }, below 0.50): read the assignment of single respondents with care.

CSI-N041 = the groups of --group are not in these tables
    .remedy = use --by to have everything for each group, or csi fit --group for its index
    .explain = --group shows the index of each group beside that of all, in csi fit, csi assess, csi kpi and csi hierarchy. Other commands have no such table; --by repeats them for each group.
