# The words of the room: cleaning

CSI-D010 = { $values } runs past the scale from { $min } to { $max } (answers concerned: { $count })
    .remedy = if the questionnaire has these answers, declare its scale: --scale { $lowest }..{ $highest }, or min and max of the item; otherwise correct them or declare them missing
    .explain = The answers continue the declared scale without a gap, such as 6, 7, 8 on a scale from 1 to 5, or they are decimals past one of its ends. Most often the declared scale is not the questionnaire's. The index from 0 to 100 rests on the ends of the scale, so that a wrong one shifts every index; answers are never clipped.

CSI-D011 = { $values } on the scale of whole numbers from { $min } to { $max } (answers concerned: { $count })
    .remedy = correct these answers; if the scale has decimals, declare it: decimals = true under [scale] or for the item
    .explain = The ends of the scale are whole numbers and at least half of the answers are, too, so that single decimals look like slips (4.5 for 4 or 5, or a lost separator). When more than half of an item's answers are decimals (a slider, a mean of several questions), they are accepted without asking.

CSI-D012 = { $values } is not a number from { $min } to { $max } (answers concerned: { $count })
    .remedy = correct the answers; if they mean "missing", declare them: --missing-code "{ $codes }"; if they are labels, give the item labels = { $labels }
    .explain = Only blank answers count as missing without being declared. Texts such as "N/A" or "don't know" are declared with --missing-code or missing = [...] in the study file. A column of words is read by the label set that fits it, or by labels in the study file: the name of an embedded set such as "satisfaction-5", or a table from labels to numbers. Full-width digits and blanks around a number are understood; a decimal comma is not.

CSI-D013 = { $values } is not among the labels of this item (answers concerned: { $count })
    .remedy = { $advice }
    .explain = A label is matched as a whole, without regard to case, width and blanks, never by a part of it: "dissatisfied" contains "satisfied". All answers of an item must be labels, numbers or declared missing codes; what "don't know" or "not applicable" means is for the study to say. When an embedded set lacks a label, spell out all labels of the questionnaire in a table of the study file, from the worst to the best.

CSI-D014 = { $values } lies off the scale from { $min } to { $max } and looks like a code for a missing answer (answers concerned: { $count }; mean with them { $mean_with }, without { $mean_without }){ $meaning }
    .remedy = { $advice }
    .explain = Lonely values such as 98 and 99 beside 1 to 10, 0 or 6 beside 1 to 5, or −9 are usually codes for "don't know", "refused" or "not applicable". Left in, a few of them move an index by several points; so they are an error until the study says what they mean. Both means are plain means of the answers, without respondent weights. Yes/no items coded 1 and 2 need labels = { "{" } "1" = 1, "2" = 0 { "}" }.

CSI-D015 = every answer of "{ $indicator }" is { $value } (answers: { $count })
    .remedy = leave the item out of the model, or widen the filter
    .explain = An item without variation has no correlation with anything, so that no weight can be estimated for it. Often the filter keeps only one kind of respondents, a multiple-choice column holds the number of its option, or the column is not the one that was meant.

CSI-D016 = "{ $indicator }" has no answer at all
    .remedy = check which column was meant, the missing codes and the filter; or leave the item out
    .explain = All answers of the column are blank or declared missing among the respondents that count. Often the question was not asked in this wave, the filter removes those who were asked, or a declared missing code is part of the scale.

CSI-D017 = { $values } is not { $expected } (respondents concerned: { $count })
    .remedy = { $advice }
    .explain = A respondent weight says how many people of the population a respondent stands for; it is a number above 0. Blank, declared missing, negative and zero weights and texts are errors, because dropping a respondent in silence would change the sample. Weights are divided by their mean, so that only their proportions count. Replicate weights may be 0, because a replicate leaves respondents out, but not for everybody; they are used as they are.

CSI-D018 = { $used } of { $read } respondents remain (by the filter { $filtered } dropped, without any answer { $empty }, excluded { $excluded }, with a missing answer { $listwise }); at least { $least } are needed
    .remedy = { $advice }
    .explain = Variances and correlations need at least three respondents; with two every correlation is 1. The figures of csi kpi, which are of single questions, need one. Far more are needed for estimates that can be trusted: see CSI-W004.

CSI-D025 = "{ $first }" and "{ $second }" both occur, but the label set "{ $set }" gives both the value { $value }
    .remedy = spell out the questionnaire's labels in the study file: labels = { "{" } "label" = 1, … { "}" }
    .explain = An embedded set knows several wordings for each step of a scale, of which a questionnaire uses one. When two of them occur in the same column, the questionnaire has another list, and giving both the same number would hide a difference that respondents made. Say in the study file which number each label has.

CSI-D026 = { $problem } (respondents concerned: { $count })
    .remedy = { $advice }
    .explain = In a stratified sample every respondent belongs to one stratum, in a clustered one to one cluster (a branch, a household, an interviewer's area). Standard errors rest on how much whole clusters differ, so a respondent without either cannot be placed, and a single cluster shows no difference at all. Answers that are the same without regard to case, width and outer blanks are the same stratum or cluster; the same answer in two strata is two clusters.

CSI-W001 = more than { $share } % of the answers are missing: { $items }
    .remedy = consider --missing em
    .explain = Replacing missing answers by the item mean makes variances and correlations too small, the more so the more answers are missing. Above 5 % of an item's answers the EM algorithm (--missing em), which uses the other answers of the same respondent, is the better choice. It also rests on an assumption: that whether an answer is missing depends on observed answers only.

CSI-W002 = respondents without an answer to any item were left out: { $count }
    .remedy = nothing to do, unless these records should hold answers
    .explain = A record whose items are all blank or declared missing holds no information for the model; it is left out before anything is estimated, under every treatment of missing answers. The log of exclusions counts these records.

CSI-W003 = respondents who answered no item of a construct, by construct: { $constructs }
    .remedy = check whether the questions were asked of everybody; consider --missing em or a filter
    .explain = For these respondents a construct's score rests on nothing they said: it comes from the item means or from their other answers, depending on the treatment of missing answers. Often the questions were asked of some respondents only, for instance complaint handling of those who complained.

CSI-W004 = { $used } respondents are few: { $recommended } are needed to find { $effect }
    .remedy = read small effects with care; plan { $recommended } or more for the next wave
    .explain = The inverse square root method (Kock & Hadaya 2018, Information Systems Journal 28(1) 227–261) asks for n > (2.486 / |path|)² respondents to find a path with a power of 80 % at the 5 % level: 155 for a path of 0.2, 69 for 0.3. It replaces the older rule of ten respondents for each predecessor, which asks for too few. The minimum R² rule (Cohen 1992; Hair et al. 2017), which csi check adds, asks for enough to find an R² of 0.10 in the equation with the most predecessors.

CSI-W005 = { $problem }
    .remedy = if the item's best answer has the lowest number, add reverse = true to it in the study file; otherwise check its wording and column
    .explain = All items of a construct should point the same way, so that a higher answer is a better one. A negative loading, or a negative correlation with the mean of the other items of the construct, usually means that the item is asked or coded in reverse, or that the column belongs to another question. A reversed item lowers the index of its construct and bends every path that touches it.

CSI-W006 = answers lie in one half of the declared scale only (answers / scale): { $items }
    .remedy = check that the declared scale is the questionnaire's
    .explain = Nobody chose an answer above, or nobody one below, the middle of the declared scale. With 30 answers or more that is rarely chance: often the declared scale is longer than the questionnaire's (1 to 10 for a question with 5 answers). If the scale is right, the result stands.

CSI-W007 = strata with a single cluster (without clusters: a single respondent): { $strata } (strata concerned: { $count })
    .remedy = put such strata together with similar ones in the data; otherwise each is pooled with its neighbour in the order of the answers
    .explain = The variance within a stratum comes from the differences between its clusters, of which one alone has none. Such a stratum is pooled with a neighbouring one, so that its share of the variance is not counted as nothing; standard errors then tend to be somewhat too large. Often a filter or missing answers left only one cluster of a stratum.

CSI-N004 = of { $read } respondents { $filtered } were left out by the filter and { $listwise } for a missing answer; used: { $used }
    .remedy = nothing to do
    .explain = The filter (--where) keeps the respondents for whom its condition holds. Listwise treatment (--missing listwise) then leaves out everybody who lacks an answer to any item of the model. The figures describe the respondents that were used.

reversed-loading = the loading of "{ $indicator }" on "{ $construct }" is negative: { $loading }
cleaning-needed-for-path = a path of 0.2
cleaning-needed-for-r-squared = an R² of 0.10 with { $predecessors } predecessors
cleaning-weight-above-zero = a weight above 0
cleaning-weight-from-zero = a replicate weight of 0 or more
cleaning-weight-some-above-zero = enough in a column of replicate weights: at least one must be above 0
cleaning-weight-advice = correct the weights, or leave these respondents out with --where
cleaning-weight-some-advice = widen the filter, or leave this column out of the replicate weights
cleaning-no-stratum = { $values } names no stratum
cleaning-no-stratum-advice = give every respondent a stratum, or leave these respondents out with --where
cleaning-no-cluster = { $values } names no cluster
cleaning-no-cluster-advice = give every respondent a cluster of its own or of others, or leave these respondents out with --where
cleaning-one-cluster = all respondents are in one cluster, { $values }, from which no standard error can be estimated
cleaning-too-few-listwise-advice = widen the filter, check the missing codes, or choose --missing mean, pairwise or em instead of listwise
cleaning-too-few-advice = widen the filter, exclude fewer respondents, or check the missing codes and which columns hold the answers
cleaning-one-cluster-advice = check which column holds the clusters and what the filter leaves, or do without clusters
cleaning-codes-unknown = { "" }
cleaning-codes-wenjuanxing = ; where Wenjuanxing exports option numbers, −2 stands for a question left blank and −3 for one that was skipped
cleaning-codes-qualtrics = ; in Qualtrics negative numbers are what the author set, often "not applicable", or −99 for questions seen and not answered
cleaning-declare-everywhere = if they mean "missing", declare them: --missing-code { $codes }, or missing = [{ $codes }] under [survey]; if they are answers, declare the scale or give the item labels
cleaning-declare-for-item = if they mean "missing", declare them for this item alone, because another item has them as answers: { $indicator } = { "{" } missing = [{ $codes }] { "}" } under [items]; if they are answers, declare the scale or give the item labels
