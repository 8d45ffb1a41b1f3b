# The words of the room: whatif

section-change = Before and after
section-moves = Moves
section-plan = The cheapest moves to the target
section-assumptions = What this rests on

column-before = Before
column-after = After
column-change = Change
column-moved = Moved
column-from_value = From
column-to_value = To
column-moved_by = By
column-effect_alone = Effect
column-cost_per_point = Cost per point
column-gain = Gain per point
column-gain_per_cost = Gain per cost
column-cost = Cost
column-cumulative_cost = Cost so far
column-cumulative_index = Index
column-assumption = Assumption
column-meaning = Meaning

note-whatif-change = * the index construct. Linear, other things equal: what stands here is what the answers of today say, not what an intervention would prove.
note-whatif-moves = Items on their answer scales, constructs on 0–100. Effect: points of { $target } by this move alone.
note-whatif-plan = In the order of gain per cost. Gain: points of { $target } for one point of the item's answer scale. Index: after this and all earlier moves.

verdict-whatif = { $construct } goes from { $before } to { $after }: { $change } points.
verdict-whatif-interval = { $construct } goes from { $before } to { $after }: { $change } points ({ $confidence }% interval { $lower } to { $upper }).
verdict-consequences = With it: { $consequences }.
whatif-consequence = { $construct } { $change } (to { $after })
verdict-target-reached = To bring { $construct } to { $target }: { $steps }. Cost: { $cost }.
verdict-target-there = { $construct } is at { $reached }: the target of { $target } needs no further move.
verdict-target-missed = { $construct } cannot be brought to { $target }: all moves that can be made, at a cost of { $cost }, take it to { $reached }, { $missing } short of the target.
verdict-target-probability = The same moves reach the target in { $share }% of the resamples.
whatif-step = { $item } from { $from } to { $to }
whatif-steps-more = { $steps } and { $more } more

assumption-linear = One point more does the same at every level, as far as to the end of the scale.
    .name = Linear
assumption-other_things_equal = What is not moved, and does not follow from what is moved, stays as it is: other items, other constructs, the weights, the paths.
    .name = Other things equal
assumption-weights = An item moves its construct by its index weight; a construct moves those that follow from it along the paths, in index points per point.
    .name = Weights and paths
assumption-set = A construct that is set to a value stays there, whatever moves it. An item that is set to an answer moves from its mean to that answer; what comes to its construct along the paths is added.
    .name = Set values
assumption-ends = Means end at the ends of the answer scale, indices at 0 and 100; what would go beyond is not passed on.
    .name = Ends
assumption-association = The paths describe how answers of today go together. That they would follow an intervention is an assumption of the model, not a finding.
    .name = Association
assumption-cheapest = Costs are proportional to the points of the answer scale, and items can be raised each by itself. The moves are the cheapest as long as no construct gets to the end of its scale. The probability takes the moves as given; that of moves which just reach the target is near one half.
    .name = Cheapest moves

study-bad-move = { $found } is no move
study-bad-move-advice = write NAME=+0.5 or NAME=-0.5 to move the mean of an item, or the index of a construct, by so many points of its scale, NAME=8 to move it to a value
study-bad-cost = { $found } is no cost
study-bad-cost-advice = give the cost of one point of the item's answer scale, a number above 0: --cost qual_reliab=3, or qual_reliab = 3 under [drivers.cost]
study-target-off-scale = { $found } is no index
study-target-advice = give a number from 0 to 100

usage-nothing-moved = nothing is moved and no target is named
usage-name-a-move = name moves with --set NAME=+0.5 or --set NAME=80, or an index with --target 80, or both under [drivers.whatif] of the study file

command-whatif = What the index would be if something were better, and the cheapest moves to a target
argument-moves = Move an item on its answer scale or a construct on 0–100, by (qual_reliab=+0.5, value=-3) or to (qual_reliab=8, value=80); again for more
argument-whatif-target = Find the cheapest moves that bring the index construct to this index, behind those of --set
argument-costs = What one point of an item's answer scale costs, such as qual_reliab=3; again for more [default: 1 for every item]
argument-whatif-show = Sections to show: change, moves, plan, assumptions, cleaning, settings or all
help-whatif-exit-codes =
    Examples: csi whatif study.toml --set qual_reliab=+0.5 --set value=80
              csi whatif study.toml --target 80 --cost qual_reliab=3 --cost val_price=5
    Exit codes: 0 done · 1 the target is out of reach · 2 usage, study or model file · 3 survey data
    4 estimation not converged or inadmissible, or no index to move · 5 output not written · 130 interrupted
    Costs stand under [drivers.cost] in the study file, moves and target under [drivers.whatif].

CSI-U050 = { $value } for "{ $name }" is off its scale from { $min } to { $max }
    .remedy = give a value of the scale, or with a sign the points to move by: { $name }=+0.5
    .explain = A what-if moves the mean of an item to an answer of its scale, or the index of a construct to a value from 0 to 100. A largest mean under [drivers.cost] has to be on the item's scale as well. Numbers with a sign are points to move by, so that a negative answer cannot be named. Of an item whose best answer has the lowest number, the scale is meant as it is after the reversal.
CSI-U051 = "{ $name }" is named twice
    .remedy = name each item and each construct once
    .explain = A what-if takes one move for each item and each construct, and one cost for each item. A name, its aliases and its labels are the same thing.
CSI-U052 = "{ $name }" cannot move anything: "{ $construct }" is set to a value
    .remedy = leave one of the two out, or move { $construct } by points: { $construct }=+5
    .explain = A construct that is set to a value is held there, so that a move of its items or dimensions, or a target for it, would have no effect.
CSI-E050 = "{ $construct }" has no index to move
    .remedy = see the errors and notes above: give means of the items, or drop or reverse items with a negative weight
    .explain = The index construct of a what-if, and every construct that is set to a value, need an index from 0 to 100. There is none when a matrix comes without means or when an index weight is negative (CSI-E005).
CSI-W050 = { $construct } cannot be brought to { $target }: all moves that can be made take it to { $reached }
    .remedy = lower the target, raise the largest means under [drivers.cost], or give costs for more items
    .explain = The moves are those of --set and, behind them, every item with a cost raised to the end of its scale or to its largest mean. The table and the JSON document have the plan as far as it goes. The exit code is 1: a target is a gate that was not passed.
CSI-W051 = the moves take these to the end of their scale, where they stop: { $names }
    .remedy = check whether the moves are realistic; beyond the end nothing is passed on, and a plan may have cheaper alternatives
    .explain = An index cannot leave 0–100. What a construct would gain beyond the end is not counted and not passed on to the constructs that follow from it. The order of a plan by gain per cost is the cheapest only as long as no construct gets there.
CSI-N050 = the moves of these end at the end of their answer scale: { $names }
    .remedy = name a smaller move if the whole of it should be counted
    .explain = The mean of an item cannot leave its answer scale. A larger move is counted as far as to the end.
CSI-N051 = these do not lead to "{ $index }", whose index they leave as it is: { $names }
    .remedy = move items or constructs that have a path to it, direct or not; csi fit --show drivers lists them
    .explain = Only a construct with a route along the paths moves the index construct, and only items of such constructs are used for a target: the items of the index construct itself measure it and are no means to it.
CSI-N052 = no costs are given: every item costs 1 for each point of its answer scale
    .remedy = give costs under [drivers.cost] in the study file, or with --cost; then only items with a cost are used
    .explain = With equal costs the order of the moves is that of the gain per point of the answer scale.
CSI-N053 = these would lower the index if they were raised, and are not used for the target: { $names }
    .remedy = check their paths and weights: csi assess --show structure,measurement
    .explain = The importance of an item is negative when its index weight or the total effect of its construct is. Nobody should make something worse to raise an index, so such items are left out of the plan.
