# The four-level indicator system: index, constructs, attributes, questions.

command-hierarchy = Weigh a four-level indicator system: index, constructs, attributes, questions
argument-hierarchy-show = Sections to show: levels, groups, weights, methods, method-weights, sensitivity, consistency, cleaning, settings or all
argument-hierarchy-method = Weights on every level: pls, ahp, entropy, expert, equal or combined [default: weights under [hierarchy]; otherwise pls with a model, equal without]
argument-hierarchy-group = Show the scores of each group in this column as well
help-hierarchy-exit-codes =
    Examples: csi hierarchy study.toml · csi hierarchy study.toml --group region --show levels,groups
    csi hierarchy survey.csv --model acsi --method entropy · csi hierarchy study.toml --method ahp --show consistency
    Exit codes: 0 done · 2 usage, study or judgement file · 3 survey data · 4 weights not defined or a fit not converged
    5 output not written · 130 interrupted. Every message has a code: csi explain CODE tells more.

usage-name-model-or-levels = write the tree under [hierarchy.levels] of the study file, or name a model with --model or under [model]
usage-hierarchy-matrix = a matrix has no answers to score
usage-hierarchy-matrix-advice = give the survey itself; csi fit takes a matrix

hierarchy-two-methods = it does not name two different methods
hierarchy-two-methods-advice = write for example of = ["ahp", "entropy"]
hierarchy-bad-share = { $found } is no share
hierarchy-bad-share-advice = write a number from 0 to 1: the share of the first method
hierarchy-node-twice = the name "{ $name }" already stands for a construct or an attribute in line { $earlier }
hierarchy-question-twice = the question "{ $name }" already stands in line { $earlier }
hierarchy-twice-advice = keep one of the two: every node and every question belongs to one place
hierarchy-too-deep = it is a fifth level
hierarchy-too-deep-advice = four levels are index, constructs, attributes, questions: write the attribute as a list of questions
hierarchy-no-question = it has no question
hierarchy-no-question-advice = name at least one question, or delete the line
hierarchy-no-file = it names no file
hierarchy-no-file-advice = name one CSV file for each judge
hierarchy-expert-counts = its members do not have the same number of experts
hierarchy-expert-counts-advice = give every member one number per expert, in the same order
hierarchy-expert-zero = the numbers of an expert sum to 0
hierarchy-expert-zero-advice = give at least one member a number above 0
hierarchy-negative = { $found } is negative
hierarchy-negative-advice = weights are 0 or more

hierarchy-unknown-question = there is no question "{ $name }" in the model
hierarchy-same-question = the question "{ $name }" is the same item as "{ $other }"
hierarchy-unknown-node = there is no "{ $name }" with members in the tree
hierarchy-unknown-member = "{ $name }" is not a member of what is weighed here

judgements-empty = the file is empty
judgements-long-record = a record has more cells than the header
judgements-twice = "{ $name }" stands twice
judgements-absent = it lacks { $absent }

hierarchy-lacks-judgements = the members of "{ $name }" have no judgement matrix
hierarchy-lacks-judgements-advice = name a file under [hierarchy.ahp] that compares { $members }, or choose another method
hierarchy-lacks-expert = the members of "{ $name }" have no numbers from experts
hierarchy-lacks-expert-advice = give numbers under [hierarchy.expert] for { $members }, or choose another method
hierarchy-lacks-model = the importances for the members of "{ $name }" need a model
hierarchy-lacks-model-advice = name a model with --model or under [model], or choose another method for { $members }
hierarchy-not-drivers = questions of "{ $name }" are no items of a construct that drives the index: { $members }
hierarchy-not-drivers-advice = take them out of [hierarchy.levels], or choose another method than pls

CSI-S065 = { $problem }
    .remedy = { $advice }
    .explain = The names in [hierarchy] and in judgement files must be those of the tree: questions are indicators of the model, or columns of the survey when no model is named; what is weighed under [hierarchy.ahp] and [hierarchy.expert] is the index, a construct or an attribute, and its members are what stands below it. With a model, a question must be one of its indicators; to weigh other columns, leave the model out.
CSI-S066 = the judgement matrix cannot be used: { $problem }
    .remedy = write a header with the names { $members }, and one record for each of them with its name in front
    .explain = A matrix of pairwise judgements is square: a header with the names of all members of the node (the first cell is free), then one record for each member that begins with its name, in any order. A cell says how many times as important the member of the row is as the member of the column.
CSI-S067 = the judgement of "{ $row }" against "{ $column }" is { $found }, not a positive number
    .remedy = write a number such as 3 or 0.5, or a fraction such as 1/3; one of two mirrored cells may be blank
    .explain = Judgements are ratios on the scale 1/9 to 9: 1 equal, 3 moderately more important, 5 strongly, 7 very strongly, 9 extremely; reciprocals for less important. A blank cell takes the reciprocal of the mirrored one.
CSI-S068 = the judgements of "{ $first }" against "{ $second }" ({ $above }) and the other way round ({ $below }) contradict each other
    .remedy = write the reciprocal in one of the two cells or leave it blank; on the diagonal write 1
    .explain = If a member is 3 times as important as another, the other is 1/3 times as important as it: the product of mirrored cells must be 1, up to rounding (0.05), and the diagonal 1.
CSI-S069 = { $problem }
    .remedy = { $advice }
    .explain = Every weighting method needs its material for every node of its level: ahp a judgement matrix for each node with two or more members, expert numbers for each of them, pls a fitted model in which every question is an item of a construct with a route to the index construct. Entropy and equal weights need nothing.
CSI-E065 = the weights of the members of "{ $name }" are not defined: { $members }
    .remedy = choose another method for this level, or look at these questions: constant answers have no entropy weight, effects that are not positive no importance
    .explain = Weights are shares of a sum. When all answers of all members are the same (entropy), no member has a positive effect on the index (pls), or a product of two weightings is 0 everywhere (combined), the sum is 0 and there are no shares. No index is printed.
CSI-W065 = the judgements on the members of "{ $name }" contradict each other: consistency ratio { $ratio }, limit 0.1
    .remedy = ask the judge again, first about "{ $row }" against "{ $column }": { $given } was given, the other judgements come to { $consistent }
    .explain = The consistency ratio compares the judgements with random ones (Saaty 1980). From 0.1 on, the priorities should not be used before the judgements have been looked at again. The judgement that is named is the farthest from the ratio of the priorities.
CSI-W066 = the question "{ $name }" lowers the index in the model (importance { $importance }): its weight is 0
    .remedy = look at its loading and at the sign of its construct's effect; choose another method if the question belongs in the index
    .explain = Under pls, the weight of a question is its importance: index points of the index construct per point of the question. A negative importance cannot be a share of an index; it counts as 0, in the sample and in every resample.
CSI-N065 = the tree is that of the model: { $index } above { $constructs }, and their items
    .remedy = write a tree of your own under [hierarchy.levels] for attributes between constructs and questions
    .explain = Without [hierarchy.levels] the indicator system has the model's index construct as its first level, the constructs that have a route to it as its second, their items as its last; the dimensions of higher-order constructs are attributes. The index construct's own items and its consequences are no members: they are what the index is compared with.

section-levels = Scores by level
section-weights = Weights and what they bring
section-methods = The index under every weighting method
section-method-weights = Weights of the constructs under every method
section-sensitivity = The index when a weight changes
section-consistency = Consistency of the judgements

column-level = Level
column-kind = Kind
column-score = Score
column-parent = In
column-method = Weights
column-global_weight = Global weight
column-contribution = Contribution
column-chosen = Chosen
column-rank_correlation = Rank correlation
column-most_moved = Moves most
column-rank_chosen = Rank chosen
column-minus_20 = −20 %
column-minus_10 = −10 %
column-plus_10 = +10 %
column-plus_20 = +20 %
column-range = Range
column-judge = Judge
column-members = Members
column-largest_eigenvalue = λ max
column-consistency_index = CI
column-consistency_ratio = CR
column-consistent = CR < 0.1
column-row = Least consistent
column-against = against
column-given = Given
column-implied = Others say

level-index = index
level-construct = construct
level-attribute = attribute
level-question = question
levels-unnamed-index = Overall index
levels-all-judges = all together

weight-method-pls = PLS
weight-method-ahp = AHP
weight-method-entropy = entropy
weight-method-expert = expert
weight-method-equal = equal
weight-method-combined = combined
weight-method-mixed = as chosen

heading-levels = { $index }: { $levels } levels, { $constructs } constructs, { $attributes } attributes, { $questions } questions, n = { $respondents }
heading-level-weights = weights: constructs { $constructs } · attributes { $attributes } · questions { $questions }
heading-level-weights-same = weights on every level: { $constructs }

note-levels-overview = Scores from 0 to 100; all questions: --show levels.
note-level-weights = Weight: among the members of the same node; they sum to 1. Global weight: in the index. Contribution: global weight × score. Potential: global weight × (100 − score). Intervals only of weights that come from the answers.
note-weights-overview = The questions with the largest potential; { $count } more and the weights of constructs and attributes: --show weights.
note-methods = Rank correlation (Spearman) of the questions' global weights with the chosen ones; the construct whose rank by weight moves most. Only methods that have what they need.
note-weight-sensitivity = The weight of one construct changed by so much, the others scaled so that all sum to 1.
note-consistency = CR: consistency ratio; below 0.1 the judgements agree well enough. Not defined (–) below three or above nine members.
note-no-judgements = There are no judgements: none are named under [hierarchy.ahp].

levels-index = { $index } is { $score } out of 100.
levels-index-interval = { $index } is { $score } out of 100 ({ $lower } to { $upper }).
levels-constructs = Highest: { $best } ({ $high }); lowest: { $worst } ({ $low }).
levels-question = { $name } (score { $score }, weight { $weight } %)
levels-questions = Begin with the weakest questions of more than average weight: { $questions }.
levels-sensitivity = The weight that matters most is that of { $construct }: changed by 20 % either way, the index lies between { $low } and { $high }.
levels-methods = Under { $count } weightings it lies between { $low } ({ $lowest }) and { $high } ({ $highest }).
levels-measured = By its own items, { $construct } is { $index } in the model.
