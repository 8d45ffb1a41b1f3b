# Companion measures: csi kpi

command-kpi = NPS, CSAT, CES, satisfied share, means, complaints, SERVQUAL, disconfirmation and customer journey, without a model

argument-kpi-data = A survey export (CSV, XLSX, XLS, ODS or SAV; - for standard input) or a study file (.toml) with [kpi]
argument-kpi-nps = The column "would recommend", 0 to 10: net promoter score
argument-kpi-csat = The column of satisfaction: CSAT, the share of the two highest answers
argument-kpi-ces = The column of effort or ease: CES, the mean and the share in the upper half
argument-kpi-satisfied = The column of satisfaction: share of the satisfied and index from 0 to 100
argument-kpi-mean = Columns of which the mean is wanted
argument-kpi-group = Show the scores and rates of each group in this column as well, each against all others (--by shows every section for each group)
argument-kpi-by = Make all figures again within each group of this column (of each combination of several columns) and show every section for each
argument-kpi-scale = Scale ends of questions without their own [default: csat and satisfied 1..5, ces 1..7]
argument-kpi-confidence = Confidence of the intervals, above 0.5 and below 1 [default: 0.95]
argument-kpi-resamples = Resamples for service quality and journeys, and for samples in strata or clusters; 0 for closed forms alone [default: 5000]
argument-kpi-interval = Kind of interval from resamples [default: percentile]
argument-kpi-show = Sections to show: scores, groups, complaints, reasons, recovery, complaint-loyalty, servqual, servqual-items, disconfirmation, disconfirmation-shares, journey, journey-impacts, labels, cleaning, settings or all

usage-no-question = no question is named
usage-name-question = name a column, such as --nps recommend or --csat overall, or the questions under [kpi] in the study file; csi kpi --help lists all arguments
usage-name-survey = name the survey as the first argument or as file under [survey]

study-kpi-nearest-headers = the nearest headers are { $nearest }; name columns as the header has them, by the flags or under [kpi] in the study file
study-nps-scale = would recommend is asked from 0 to 10, not on another scale
study-nps-scale-advice = leave min and max out; for answers on another scale use csat or mean
study-kpi-from = { $found } is not above { $min } and at most { $max }
study-kpi-from-advice = give the lowest answer that counts, above { $min } and at most { $max }
study-kpi-twice = { $found } is asked for twice
study-kpi-twice-advice = name each column once
study-blank-separator = a blank is no separator
study-blank-separator-advice = give what stands between the answers of a cell, such as ";" or "┋"

heading-kpi = Companion measures, n = { $respondents }
heading-kpi-resampled = intervals from { $kept } resamples of the design, seed { $seed }

kpi-section-scores = Scores
kpi-section-groups = By group
kpi-section-complaints = Complaints
kpi-section-reasons = Reasons
kpi-section-recovery = Recovery
kpi-section-complaint-loyalty = Complaints and loyalty
kpi-section-labels = Labels
kpi-section-cleaning = Left out and changed
kpi-section-settings = Settings

column-measure = Measure
column-unit = Unit
column-difference_interval = its interval
column-option = Reason
column-mentions_share = of mentions
column-cumulative_share = cumulative
column-situation = Situation
column-loyalty_mean = Loyalty (mean)
column-loyalty = Loyalty (0–100)
setting-group = Groups

kpi-measure-net_promoter_score = NPS
kpi-measure-promoters = promoters (9–10)
kpi-measure-passives = passives (7–8)
kpi-measure-detractors = detractors (0–6)
kpi-measure-top_boxes = CSAT ({ $from }–{ $max })
kpi-measure-effort_mean = CES (mean)
kpi-measure-effort_share = CES ({ $from }–{ $max })
kpi-measure-satisfied_share = satisfied 满意率 ({ $from }–{ $max })
kpi-measure-satisfaction_index = index 满意度 (0–100)
kpi-measure-mean = mean
kpi-measure-problem_rate = had a problem
kpi-measure-complaint_rate = complained
kpi-measure-told_firm_share = told the firm, of complainers
kpi-measure-resolved_share = resolved, of complainers
kpi-measure-handling_index = complaint handling (0–100)

kpi-unit-percent = %
kpi-unit-points = points
kpi-unit-index = of 100
kpi-unit-scale = { $min }–{ $max }

kpi-situation-no_problem = no problem
kpi-situation-not_complained = problem, not complained
kpi-situation-no_complaint = not complained
kpi-situation-resolved = complained, resolved
kpi-situation-unresolved = complained, not resolved
kpi-situation-complained = complained

kpi-loyalty-complained = complained
kpi-loyalty-not_complained = did not complain
kpi-loyalty-difference = difference

kpi-note-nps = Promoters answered 9–10, detractors 0–6; NPS is the difference of their shares. Net Promoter Score is a trademark of Bain & Company, NICE and F. Reichheld.
kpi-note-satisfied = The share of the satisfied (满意率) is not the index (满意度): one counts respondents, the other averages answers.
kpi-note-difference = Difference: against all other respondents. p: that there is none; adjusted (Holm) among three or more.
kpi-note-more-groups = One measure for each question; --show groups prints all.
kpi-note-no-groups = No column of groups is named: --group COLUMN.
kpi-note-reasons = Share: percent of the respondents who gave any reason; of mentions: percent of all reasons given.

CSI-D055 = nobody counts for: { $figures }
    .remedy = check the question that decides who counts (complained), the missing codes and the filter; or leave the figure out
    .explain = The question has answers, but none from those whom the figure is about: shares and ratings of complainers count only respondents who complained. Nothing is shown for it, all other figures stand, and the exit code is 3.

CSI-W055 = too few answers for an interval (answers): { $figures }
    .remedy = nothing to do but ask more respondents
    .explain = The spread of answers cannot be estimated from one respondent, so a mean has no standard error and no interval. Under resampling a figure has none when more than a tenth of the resamples leave it undefined.
