# The words of the room: report

yes = yes
no = no
list-separator = {", "}
sentence-separator = {" "}

section-indices = Indices (0–100)
section-drivers = Drivers
section-item-drivers = Items of the drivers
section-paths = Path coefficients
section-effects = Effects
section-r-squared = Explained variance
section-outer-model = Outer model
section-cross-loadings = Cross-loadings
section-construct-correlations = Construct correlations
section-reliability = Reliability and convergent validity
section-cleaning = Left out and changed
section-settings = Settings

title-drivers = Drivers of { $target }
title-models = Models
title-codes = Codes
title-messages = Messages

column-construct = Construct
column-indicator = Item
column-source = From
column-target = To
column-index = Index
column-standard_deviation = SD
column-missing_share = Missing
column-respondents = n
column-importance = Importance
column-impact = Impact
column-performance = Performance
column-potential = Potential
column-priority = Priority
column-coefficient = Coefficient
column-direct = Direct
column-indirect = Indirect
column-total = Total
column-total_index_points = Index points
column-r_squared = R²
column-adjusted = Adjusted R²
column-column = Column
column-outer_weight = Weight
column-index_weight = Index weight
column-loading = Loading
column-mean = Mean
column-alpha = α
column-rho_a = ρ_A
column-rho_c = ρ_C
column-ave = AVE
column-action = What
column-detail = Detail
column-count = Count
column-setting = Setting
column-value = Value
column-model = Model
column-title = Title
column-status = Status
column-constructs = Constructs
column-indicators = Items
column-paths = Paths
column-code = Code
column-severity = Severity
column-name = Name

heading-model = { $title } ({ $name }, { $status }), n = { $respondents }
heading-weighted = weighted: worth { $effective } respondents, design effect { $effect }

index-construct = { $construct } *
note-index-construct = * the index construct. SD: of respondent scores.
note-cut-lines = Classes are cut at the means: importance { $importance }, performance { $performance }.
note-linear = Importance and impact: points of { $target } per 1 and per 5 points of the driver; linear, other things equal.
note-more-items = { $shown } of { $total } items; --show item-drivers prints all.
note-index-points = Index points of the target per point of the source; linear, other things equal.
note-reliability = Usual range: α, ρ_A, ρ_C from { $minimum } to { $maximum }; AVE at least { $ave }. – not defined.
note-nothing-cleaned = Nothing was left out or changed.

verdict-index = { $construct } stands at { $index } of 100.
verdict-no-index = There is no index of { $construct }.
verdict-driver = { $driver } moves it most (+5 there gives { $impact }).
verdict-improve = Improve first: { $driver }, at { $performance } with a potential of { $potential }.
verdict-potential = Most to gain: { $driver }, at { $performance } with a potential of { $potential }.
verdict-fault = { $construct } ({ $figures })
verdict-reliability = Out of the usual range: { $faults }.

priority-strength = strength
priority-improve_first = improve first
priority-opportunity = opportunity
priority-maintain = maintain

scheme-path = path scheme
scheme-factorial = factorial scheme
scheme-centroid = centroid scheme
metric-standardized = standardized items
metric-raw = raw items
missing-listwise = incomplete respondents left out
missing-mean = missing answers: item mean
missing-pairwise = missing answers: available pairs
missing-em = missing answers: EM
index-weights-unstandardized = unstandardized index weights
index-weights-standardized = standardized index weights
index-weights-equal = equal index weights

setting-scheme = Inner weighting scheme
setting-metric = Item metric
setting-missing = Missing answers
setting-consistent = Consistent PLS
setting-index_weights = Index weights
setting-tolerance = Tolerance
setting-max_iterations = Most iterations
setting-weight = Respondent weights
setting-where = Filter
setting-missing_codes = Missing codes

cleaning-filtered_out = Respondents outside the filter, left out
cleaning-empty_left_out = Respondents without any answer, left out
cleaning-incomplete_left_out = Respondents with a missing answer, left out
cleaning-unfinished_left_out = Incomplete responses, left out
cleaning-duplicate_left_out = Duplicates, left out
cleaning-straight_liner_left_out = Straight-liners, left out
cleaning-speeder_left_out = Speeders, left out
cleaning-weights_scaled = Respondent weights divided by their mean
cleaning-blank = Blank answers
cleaning-declared_missing = Answers declared missing
cleaning-mean_replaced = Missing answers replaced by the item mean
cleaning-label_read = Answers in words read as a number
cleaning-reversed = Answers of a reversed item, turned round

# Resampling.
column-standard_error = SE
column-interval = { $confidence }% interval
column-p_value = p
column-effect_size = f²
column-first = Construct
column-second = And
column-correlation = Correlation
column-htmt = HTMT
section-htmt = Discriminant validity (HTMT)
note-htmt = Below 0.85 (0.90 for similar constructs) respondents tell the two constructs apart.
setting-resamples = Resamples
setting-seed = Seed
setting-interval = Interval
setting-confidence = Confidence
setting-engine = Bootstrap
interval-percentile = percentile
interval-bca = bias-corrected and accelerated
interval-basic = basic
interval-normal = normal
engine-auto = automatic
engine-ordinary = ordinary
engine-moment = of moments
resampling-ordinary = ordinary bootstrap
resampling-moment = bootstrap of moments
resampling-clusters = rescaled bootstrap of clusters
resampling-replicate_weights = replicate weights
heading-resampling = { $kind } intervals from { $kept } of { $requested } resamples ({ $method }, seed { $seed })
section-groups = Groups
title-groups = Indices by { $column }
note-groups = Groups are measured with the index weights of all respondents; intervals take these as given.
column-group = Group

CSI-E017 = { $sections }: there is nothing to show
    .remedy = the notes say what is missing: resamples (--resamples above 0), answers instead of a matrix, groups, or the questions in the study file
    .explain = A section was asked for by name and could not be computed, so that the run ends with an error instead of an empty table. Everything else was computed. With --show all, sections without content are left out.
