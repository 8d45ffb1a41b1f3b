# SERVQUAL, disconfirmation and the customer journey: sections of `csi kpi`

kpi-section-servqual = Service quality (SERVQUAL): perception − expectation
kpi-section-servperf = Service quality (SERVPERF): perception
kpi-section-servqual-items = Service quality by item
kpi-section-disconfirmation = Disconfirmation: experience against expectation
kpi-section-disconfirmation-shares = Expectations exceeded, met, fallen short of
kpi-section-journey = Customer journey
kpi-section-journey-impacts = Journey: what each stage does to the whole

heading-service-resampled = service quality, disconfirmation and journey: intervals from { $kept } resamples of the respondents, seed { $seed }

column-item = Item
column-expectation = Expected
column-perception = Perceived
column-gap = Gap
column-comparison = Comparison
column-expected = Expected
column-perceived = Perceived
column-ratio = Ratio
column-ratio_interval = its interval
column-ratio_of_means = Ratio of means
column-outcome = Outcome
column-stage = Stage
column-used = Came %
column-satisfied = Satisfied %
column-kept = Kept %
column-lost = Lost %
column-lost_interval = its interval
column-leakage = Leakage %
column-weakest = Weakest %
column-standardized = Beta

service-overall = All dimensions
service-weighted = By importance

dimension-tangibles = Tangibles
dimension-reliability = Reliability
dimension-responsiveness = Responsiveness
dimension-assurance = Assurance
dimension-empathy = Empathy

outcome-exceeded = exceeded
outcome-met = met
outcome-fell_short = fell short

note-servqual = Gap: perceived − expected, over the same respondents, on the scale of the answers; below 0 the service falls short. p: of "there is no gap". Index: perception on 0–100.
note-servperf = Perception alone, since no expectations were asked. Index: perception on 0–100.
note-servqual-overall = All dimensions: each counts the same.
note-servqual-points = Importance: mean of the 100 points that each respondent dealt out; by importance: each respondent's gaps weighted by the own points.
note-servqual-given = Importance: weights given in the study; by importance: the gaps weighted by them.
note-disconfirmation = Difference: perceived − expected (of a single item: answer − the answer for "as expected"). Ratio: mean of perceived/expected; above 1 exceeded, 1 met, below 1 fell short. A ratio depends on where the scale begins, a difference does not.
note-zero-expectations = { $name }: respondents who expected 0 and have no ratio: { $count }; they count in the difference and the shares.
note-disconfirmation-shares = Shares of respondents, with Wilson intervals of each share alone.
note-journey = Came: share of all respondents who answered for the stage. Satisfied: of them, with a score of { $from } or more of 100. Kept: share of the { $customers } customers whom no stage so far has disappointed; lost: first disappointed here; leakage: of those kept until here who came. Weakest: share of resamples in which this stage loses most.
note-weakest-link = The weakest link is { $stage }: it is the first disappointment of { $lost }% of the customers.
note-no-weakest-link = No stage loses a customer.
note-journey-impacts = Regression of satisfaction with the whole (index { $overall }) on all stages, over whoever has both scores; R² { $r_squared }. Impact: points of the whole per point of the stage, other stages held. Potential: impact × (100 − index).

study-servqual-unequal = { $expectations } expectations and { $perceptions } perceptions
study-servqual-unequal-advice = give one column of either kind for every item, in the same order; leave expectations out for SERVPERF
study-servqual-twice = a column stands among the expectations and the perceptions
study-servqual-twice-advice = give each question its own column
study-servqual-half = some dimensions have expectations and others have none
study-servqual-half-advice = give expectations for all dimensions, or for none
study-servqual-negative = a weight below 0
study-servqual-two-weights = both points and a weight
study-servqual-kind = the dimensions have importance of different kinds, or some have none
study-servqual-kind-advice = give every dimension points (a column), or every one a weight, or none
study-servqual-total = the weights of the dimensions sum to { $total }, not to 100
study-servqual-total-advice = give each dimension a weight from 0 up so that all sum to 100
study-no-dimensions = no dimension
study-no-dimensions-advice = write a table for each dimension, such as [kpi.servqual.tangibles], with perceptions = ["P1", "P2"]
study-column-twice = the list holds a column twice
study-column-twice-advice = name each column once
study-name-twice = a name that stands twice
study-name-twice-advice = give each entry a name of its own
study-disconfirmation-form = neither a pair of questions nor a single one
study-disconfirmation-advice = give expected and perceived, or item with met (the answer for "as expected")
study-met-of-pair = a pair needs no answer for "as expected"
study-met = no answer, and no lowest and highest answer
study-met-advice = write met = 4, or met = [4, 5] for several answers that mean "as expected"
study-met-off-scale = not an answer between { $min } and { $max }
study-met-off-scale-advice = give the answer for "as expected" on the scale of the question
study-no-stages = no stage
study-no-stages-advice = write a [[kpi.journey.stages]] with stage = "order" and items = ["Q1"] for each stage, in the order of the journey
study-stage-shared = a column that another stage, or overall, has already
study-stage-shared-advice = give each column to one stage
study-satisfied-from = { $found } is no score
study-satisfied-from-advice = give a score above 0 and up to 100, such as 60

CSI-D060 = importance points that do not sum to 100; sums (record/line): { $values } (respondents concerned: { $count })
    .remedy = correct the points, empty all of them where they cannot be known, or leave these records out with where; points are at least 0, blanks beside given points count as 0
    .explain = Under SERVQUAL each respondent deals out 100 points to the dimensions. Points that sum to anything else were misunderstood or mistyped: to scale them in silence would change what the respondent said. Sums from 99.9 to 100.1 pass as rounded. A respondent without any points is left out of the weighted gap and counts in all others.
CSI-E060 = the impact of stages on the whole is not defined: { $problem }
    .remedy = { $advice }
    .explain = Impacts come from a regression of satisfaction with the whole on the scores of all stages. It needs variation in every score, at least two respondents more than stages behind each correlation, and stages that are not copies of each other. All other figures of the journey stand.
journey-constant-stages = everybody who came gave { $stages } the same score, or nobody came
journey-constant-stages-advice = leave the stage out of [kpi.journey], or look at its columns; the other stages have impacts without it
journey-constant-overall = everybody is equally satisfied with the whole
journey-constant-overall-advice = check the columns of overall in [kpi.journey]
journey-too-few = two scores have { $respondents } respondents in common, { $needed } are needed
journey-too-few-advice = leave out the stages that few come to, or put neighbouring stages together
journey-collinear = stages explain each other, or the correlations of those who skip stages contradict each other
journey-collinear-advice = put stages together whose answers go along with each other, or leave out the stages that few come to
CSI-N060 = the dimensions are not those of SERVQUAL: { $found }
    .remedy = nothing is needed when this is meant; SERVQUAL has tangibles (4 items), reliability (5), responsiveness (4), assurance (4) and empathy (5)
    .explain = Parasuraman, Zeithaml and Berry (1988) measure service quality by 22 items in five dimensions. Gaps are computed in the same way whatever the dimensions, but they compare with those of other studies only where dimensions and items are the same.
