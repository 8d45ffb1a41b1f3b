# The words of the room: robustness

section-common-method = Common-method bias
section-endogeneity = Endogeneity: Gaussian copula terms
section-nonlinearity = Non-linearity: quadratic terms
section-thresholds = Non-linearity: break points
section-interactions = Interactions
section-tetrads = Confirmatory tetrads

area-robustness = Robustness

column-normality_p_value = p (normal)
column-corrected = With copula
column-copula = Copula term
column-p_value_together = p (jointly)
column-linear = Slope at mean
column-quadratic = Square
column-turning_index = Turns at
column-f_statistic = F
column-break_point = Break point
column-share_below = Below
column-slope_below = Slope below
column-slope_above = Slope above
column-moderator = Moderator
column-interaction = Interaction
column-slope_low = Slope at −1 SD
column-slope_mean = at mean
column-slope_high = at +1 SD
column-tetrad = Tetrad
column-tetrad_interval = Adjusted interval
column-tetrad_items = Items
column-vanishes = Vanishes

answer-yes = yes
answer-no = no

note-common-method = VIF of each construct among all others. Up to 3.3 there is no sign that one method, such as the questionnaire, stands behind all answers.
note-endogeneity = A copula term that differs from 0 says that the predictor goes together with what the equation leaves out. The term is identified only where the scores are not normal (Anderson–Darling, p below 0.05), otherwise –. Jointly: with the terms of all such predictors. Curvature can look like endogeneity: read both.
note-nonlinearity = Coefficient of the squared standardised score in an equation of its own for each path. f²: 0.02 small. Turns at: where the parabola turns, in index points, if that lies among the scores.
note-thresholds = The index at which the slope changes most, sought between the 10th and 90th percentile; slopes in points per point. The interval is given only where the test finds a break point.
note-interactions = Coefficient of the product of the standardised scores; f²: 0.005 small, 0.01 medium, 0.025 large. Slopes: the path at low, mean and high levels of the moderator.
note-tetrads = Under one common factor every tetrad is 0. Intervals are bias-corrected and wide enough for all tetrads of the block together.

paragraph-robustness-pass = Nothing that was tested speaks against the conclusions.
paragraph-untested = Not tested: { $criteria }. These need resamples of answers, copula terms scores that are not normal as well.
paragraph-robustness-watch = The conclusions hold in the main; some assumptions deserve a look.
paragraph-robustness-fail = Some assumptions behind the path coefficients do not hold: see what changes when they are given up.

criterion-full_collinearity = full-collinearity VIF
    .explain = Variance inflation of a construct among all other constructs of the model, 1/(1 − R²). When all answers share something that is not meant, such as a common mood or the style of the questionnaire, every construct can be predicted from the others. Up to 3.3 there is no sign of common-method bias; from 5 on the sign is strong, also where correlations are corrected for measurement error (--consistent). A high value can also mean that two constructs are one: see HTMT.
    .advice = Where the VIF is high, look at HTMT of the pairs first; then ask whether the constructs were measured at the same moment with the same scale, and whether a marker variable is available.
criterion-endogeneity = copula (p)
    .explain = A Gaussian copula term Φ⁻¹(F̂(x)) of the predictor's scores x in its equation takes up what the predictor shares with the error; when its coefficient differs from 0, the path is biased by something that was left out. Identified only when the scores are not normal and the error is. The p-value is adjusted over all paths (Holm). With an intercept the method needs several hundred respondents and clearly skewed scores; a curved relation can look like endogeneity.
    .advice = Compare the path with and without the copula term, rule out curvature, and look for a cause of both constructs that the model lacks.
criterion-nonlinearity = square (p)
    .explain = Whether the squared score of a predictor adds to its equation (two-stage approach): a negative coefficient means that gains matter less at a high level, a positive one that they matter more. The p-value is adjusted over all paths (Holm).
    .advice = Where a square matters, read the path as the slope at the mean only, and look at the break points and at the turning point.
criterion-break_point = break point (p)
    .explain = Whether the slope of a path from the index construct changes at some level of the index: the largest F statistic over all levels between the 10th and the 90th percentile, with a wild-bootstrap p-value (Hansen 2017), adjusted over these paths (Holm). Below and above the point the table gives a slope each.
    .advice = Where there is a break point, do not promise the same return at every level: use the slope on the side on which the customers are.
criterion-tetrads = tetrads beyond 0
    .explain = Confirmatory tetrad analysis: if the items of a block are effects of one common factor, differences of products of their correlations (tetrads) are 0. Shown is the number of those that are not, by bias-corrected bootstrap intervals with Bonferroni's adjustment. Needs four items or more in Mode A. A rejection speaks for Mode B or for more than one dimension, which theory must decide.
    .advice = Where tetrads do not vanish, ask whether the items cause the construct (Mode B) or measure more than one thing.

argument-interactions = A moderated path of the model, such as "loyalty ~ satisfaction:image"

progress-robustness = checking robustness
