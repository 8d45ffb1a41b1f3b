# The words of the room: assessment

section-criteria = Criteria
section-measurement = Items
section-redundancy = Redundancy analysis
section-fornell-larcker = Fornell–Larcker criterion
section-discriminant = Ratios of correlations (HTMT, HTMT2)
section-structure = Paths and collinearity
section-equations = Explained variance and information criteria
section-indirect-effects = Indirect effects by route
section-model-fit = Overall fit
section-exact-fit = Test of exact fit

title-criteria = Criteria

area-measurement = Measurement model
area-discriminant = Discriminant validity
area-structure = Structural model
area-fit = Overall fit

column-area = Area
column-criterion = Criterion
column-place = Where
column-threshold = Passes
column-verdict = Verdict
column-passed = Met
column-watched = Watch
column-failed = Not met
column-mode = Mode
column-indicator_reliability = Reliability
column-weight_p_value = p (weight)
column-vif = VIF
column-margin = Margin
column-htmt_upper = HTMT upper bound
column-htmt2 = HTMT2
column-htmt2_upper = HTMT2 upper bound
column-standard_error_ols = SE (OLS)
column-aic = AIC
column-bic = BIC
column-through = Through
column-effect = Effect
column-reading = Constructs as
column-structure = Structure
column-srmr = SRMR
column-d_uls = d_ULS
column-d_g = d_G
column-f_ml = F_ML
column-nfi = NFI
column-statistic = Distance
column-observed = Observed
column-quantile_95 = 95% quantile
column-quantile_99 = 99% quantile

reading-composite = composites
reading-common_factor = common factors
structure-estimated = estimated
structure-saturated = saturated

verdict-pass = pass
verdict-watch = watch
verdict-fail = fail

place-pair = { $first } – { $second }
place-path = { $first } → { $second }

note-measurement = Loadings are judged in Mode A (0.70 or more), weights and VIF in Mode B. Reliability: squared loading.
note-redundancy = The path from the construct to a single item that asks for the whole, in a model of the two alone: 0.70 or more.
note-fornell-larcker = On the diagonal √AVE. Margin: √AVE minus the largest correlation in size; it should be above 0.
note-discriminant = Below 0.85 (0.90 for similar constructs); the one-sided upper bound below 1. – not defined (HTMT2: a correlation is not positive).
note-structure = f²: 0.02 small, 0.15 medium, 0.35 large. SE (OLS) takes the scores as given. VIF below 3, at most 5.
note-equations = AIC and BIC compare models of the same construct on the same respondents: smaller is better.
note-model-fit = Estimated: constructs correlate as the paths imply. Saturated: freely, so that the measurement alone is judged. SRMR below 0.08.
note-exact-fit = The model is rejected when the observed distance is beyond what chance makes when it holds. Valid for composites in Mode B and for common factors under --consistent; Mode A on composites adds a distance of its own.

paragraph-measurement-pass = The items measure their constructs reliably, and they agree with each other.
paragraph-measurement-watch = The measurement is usable, with weak spots.
paragraph-measurement-fail = Some constructs are not measured well enough: figures that rest on them are uncertain.
paragraph-discriminant-pass = Respondents tell the constructs apart.
paragraph-discriminant-watch = Respondents tell the constructs apart, some of them barely.
paragraph-discriminant-fail = Some constructs are hardly told apart: their separate effects should not be interpreted.
paragraph-structure-pass = The predecessors explain what they should, and none of them stands for another.
paragraph-structure-watch = The structural model is usable, with weak spots.
paragraph-structure-fail = Some predecessors say nearly the same: their path coefficients are unstable and may even change sign.
paragraph-fit-pass = The model reproduces the correlations of the items.
paragraph-fit-watch = The model reproduces the correlations of the items nearly.
paragraph-fit-fail = The model does not reproduce the correlations of the items: something that goes together in the data is missing from it.

fault-of-place = { $criterion } of { $place } ({ $value })
fault-of-model = { $criterion } ({ $value })
faults-fail = Not met: { $faults }.
faults-fail-more = Not met: { $faults } and { $more } more.
faults-watch = To watch: { $faults }.
faults-watch-more = To watch: { $faults } and { $more } more.

verdict-quality = Model quality: { $parts } (csi assess tells more).
part-separator = {"; "}
quality-met = { $count } criteria met
quality-watch = to watch: { $criteria }
quality-fail = not met: { $criteria }

explain-criterion = { $name } ({ $area })
explain-threshold = Passes: { $threshold } ({ $source })
explain-descriptive = Describes and is not judged ({ $source })

criterion-loading = loading
    .explain = The correlation of an item with its construct. Its square is the share of the item's variance that the construct explains, so that from about 0.7 the item is more signal than noise. Judged in Mode A with two items or more; in Mode B it only backs up a weight that is not significant.
    .advice = Look at the wording of items with a low loading; drop one only if reliability and AVE gain and its content is covered by the others.
criterion-alpha = α
    .explain = Cronbach's α, from the mean correlation of the items of a block, as if all loaded alike: a lower bound of reliability. Below 0.70 the score is noisy; above 0.95 the items repeat each other. Two-item blocks often stay below.
    .advice = Add an item to blocks with a low α, or drop one that contradicts the others; above 0.95, drop items that only repeat another.
criterion-rho_a = ρ_A
    .explain = The reliability of the score with its PLS weights (Dijkstra & Henseler), exact when the block is a common factor. It is what consistent PLS corrects with, and usually lies between α and ρ_C.
    .advice = Add an item to blocks with a low ρ_A, or drop one that contradicts the others; above 0.95, drop items that only repeat another.
criterion-rho_c = ρ_C
    .explain = Jöreskog's composite reliability from the loadings. Without --consistent the loadings are those of composites and ρ_C is rather too high.
    .advice = Add an item to blocks with a low ρ_C, or drop one that contradicts the others; above 0.95, drop items that only repeat another.
criterion-ave = AVE
    .explain = Average variance extracted: the mean squared loading, the share of the items' variance that the construct explains. Below 0.50 there is more error than construct in the items. Not defined for Mode B and single items.
    .advice = Where AVE is low, find the item with the lowest loading and ask whether it belongs to the construct.
criterion-item_vif = VIF of items
    .explain = Variance inflation of an item among those of its block, 1/(1 − R²) of its regression on the others. Mode B weights are regression coefficients: from 5, at the latest, they are unstable and may change sign.
    .advice = Merge items of a Mode B block that say nearly the same, or estimate the block in Mode A.
criterion-weight = weight (p)
    .explain = Whether the weight of an item in a Mode B block differs from 0, by its bootstrap p-value. A weight that does not is no reason to drop an item that covers a part of the construct of its own and has a loading from 0.5.
    .advice = Keep items whose weight is not significant when their loading is 0.5 or more or their content is needed; otherwise drop them.
criterion-redundancy = redundancy
    .explain = Convergent validity of a Mode B construct: the path from it to a single item that asks for the whole (named with --global CONSTRUCT=COLUMN), in a model of the two alone. From 0.70 the items cover half of what the global item says.
    .advice = Where the path is low, the items miss a part of what respondents mean by the whole: ask them what.
criterion-fornell_larcker = Fornell–Larcker
    .explain = A construct should share more with its own items than with any other construct: √AVE above its largest correlation. Shown as the difference. It misses many faults that HTMT finds, because composite loadings are too high.
    .advice = See HTMT of the same pair; if both object, merge the two constructs or reword their items.
criterion-cross_loading = cross-loadings
    .explain = Each item should correlate most with the score of its own construct. Shown as that correlation minus the largest with another score.
    .advice = An item that belongs more to another construct should be moved there, reworded or dropped.
criterion-htmt = HTMT
    .explain = Heterotrait–monotrait ratio: the mean absolute correlation between the items of two constructs over the geometric mean of those within them; an estimate of the correlation of the two constructs without measurement error. Below 0.85 (0.90 for constructs that are close by meaning) respondents tell them apart. Judged for pairs in Mode A of which at least one has several items.
    .advice = Constructs with a high HTMT measure the same for the respondents: merge them, or ask about them with items that differ more.
criterion-htmt2 = HTMT2
    .explain = HTMT with geometric in place of arithmetic means, which stays right when loadings differ within a block. Not defined when a correlation between or within the two blocks is not positive.
    .advice = Constructs with a high HTMT2 measure the same for the respondents: merge them, or ask about them with items that differ more.
criterion-htmt_bound = HTMT upper bound
    .explain = The upper end of the one-sided bootstrap interval of HTMT. At 1 or beyond, the data do not exclude that the two constructs are one. Judged for pairs that both have several items in Mode A.
    .advice = Where the bound reaches 1, merge the constructs or enlarge the sample.
criterion-vif = VIF
    .explain = Variance inflation of a predecessor among those of the same equation, 1/(1 − R²) of its regression on the others. It multiplies the variance of its path coefficient: from 5, at the latest, coefficients are unstable and may change sign. Not defined for an only predecessor.
    .advice = Merge predecessors that go together, read their effects jointly, or leave out one of the paths.
criterion-r2 = R²
    .explain = Share of a construct's variance that its predecessors explain. Below 0.10 the equation says little (Falk & Miller); 0.25, 0.50 and 0.75 are usually called weak, moderate and substantial. Complaints and loyalty have causes outside the model and stay lower than satisfaction.
    .advice = Where R² is low, treat the drivers of that construct with care: most of it is explained by what was not asked.
criterion-f2 = f²
    .explain = Effect size of a path: the loss of R² without its source, over 1 − R², construct scores held fixed. 0.02 small, 0.15 medium, 0.35 large (Cohen). A significant path with a tiny f² hardly matters.
    .advice = Read f² beside the p-value: one says whether, the other how much.
criterion-aic = AIC
    .explain = Akaike's information criterion of one equation, n ln(SSE/n) + 2(p + 1). For comparing equations of the same construct on the same respondents: smaller is better; the number alone means nothing.
    .advice = Compare it between models only.
criterion-bic = BIC
    .explain = Schwarz's Bayesian information criterion of one equation, n ln(SSE/n) + (p + 1) ln n: as AIC, with a stronger preference for few predecessors. Among PLS models it chooses the right one most often (Sharma et al. 2019).
    .advice = Compare it between models only.
criterion-srmr = SRMR
    .explain = Standardised root mean square residual: the typical difference between an item correlation and the one that the model implies. Judged with the estimated structure; the saturated one shows how much of it is due to the measurement alone. Composites reproduce the correlations within their blocks exactly, common factors do not.
    .advice = Compare the saturated SRMR: if it is low, a path is missing; if not, look for items that go together across blocks.
criterion-d_uls = d_ULS (p)
    .explain = Squared Euclidean distance between the item correlations and those implied, with the bootstrap p-value of exact fit (Bollen & Stine): answers are transformed so that the model holds, and p is the share of their resamples with a distance at least as large. Large samples reject small misfit.
    .advice = When exact fit is rejected but SRMR is low, the misfit is real and small; compare the saturated test to find where it comes from.
criterion-d_g = d_G (p)
    .explain = Geodesic distance ½Σ(ln φ)², φ the eigenvalues of R⁻¹Σ̂, with the bootstrap p-value of exact fit as for d_ULS. Natural logarithms; programs with decimal ones print a number 5.3 times smaller.
    .advice = When exact fit is rejected but SRMR is low, the misfit is real and small; compare the saturated test to find where it comes from.
criterion-rms_theta = RMS_theta
    .explain = Root mean squared correlation that is left between items after their constructs are taken out. Judged for common factors (--consistent) only: below 0.12.
    .advice = Look for pairs of items that share more than their construct: the same words, the same scale, neighbours in the questionnaire.
criterion-nfi = NFI
    .explain = Normed fit index, 1 − F_ML/F_null: how much better the model is than uncorrelated items. It rises with every parameter, so that it describes and does not judge.
    .advice = Read it beside SRMR.
criterion-gof = GoF
    .explain = Goodness-of-fit index √(mean communality × mean R²) of Tenenhaus et al. It does not tell right models from wrong ones (Henseler & Sarstedt 2013) and is printed for comparison with older reports only.
    .advice = Do not judge a model by it; use SRMR and the test of exact fit.

CSI-N008 = there is no test of exact fit: { $reason }
    .remedy = { $advice }
    .explain = The test of exact fit transforms the answers so that the model holds in them, and needs complete answers of respondents that can be drawn again. Everything else of the assessment stands.
untested-missing = answers are missing, and this treatment does not fill them in
untested-missing-advice = use --missing mean or --missing listwise for the test
untested-weights = replicate weights give the variance of estimates, not the distribution of a distance
untested-weights-advice = leave the replicate weights out to test the fit of the plain sample
untested-definite = the item correlations, or those that the model implies, are not positive definite
untested-definite-advice = look for items that repeat each other exactly
untested-resamples = too few resamples of the transformed answers could be fitted
untested-resamples-advice = look at small or nearly collinear blocks

progress-exact-fit = testing exact fit
command-assess = Judge a model: reliability, validity, collinearity, overall fit, each with a verdict
argument-assess-show = Sections to show: criteria, measurement, discriminant, structure, model-fit, exact-fit, … or all
argument-global = A column that asks for a Mode B construct as a whole: CONSTRUCT=COLUMN
study-bad-global = it is not one construct and one column
study-bad-global-advice = write it as CONSTRUCT=COLUMN
usage-global-needs-file = redundancy analysis reads the survey a second time: it needs a file of answers
usage-global-needs-file-advice = give the survey as a file, not on standard input and not as a matrix
