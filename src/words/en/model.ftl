# The words of the room: model

CSI-M001 = the model text does not parse: { $problem }
    .remedy = correct this line; "csi models show acsi" prints a model to start from
    .explain = A model is written in TOML (a file that ends in .toml) or in lavaan/cSEM text (.lav, .txt). In TOML, check quotes, brackets and equals signs near the line that is named. In lavaan text every statement is "construct =~ item + item" (Mode A), "construct <~ item + item" (Mode B) or "target ~ source + source" (paths); a statement may run over several lines after an operator or a plus sign. Fixed, labelled or bounded coefficients (1*x), covariances (~~), intercepts (~ 1) and definitions (:=) do not exist in PLS path models and are refused rather than ignored.

CSI-M002 = unknown key "{ $key }" in the model file
    .remedy = { $advice }
    .explain = Unknown keys are errors, because a misspelt key would otherwise change the model in silence. Keys of a model: name, title, source, status, remark, index, stages, paths, construct, interaction. Keys of an [[interaction]]: moderator, on. Keys of a [[construct]]: name, label, mode, dominant, optional, min, max, anchors, indicators, indicator, dimensions. Keys of a [[construct.indicator]]: name, label, question, anchors, min, max, aliases, optional.

CSI-M003 = "{ $key }" in the model file: { $problem }
    .remedy = { $advice }
    .explain = A key of the model file is absent or holds something else than it should: a number where a text is expected, a mode other than "A" or "B", a scale whose min is not below its max, a dominant indicator that is not of the construct's block. Labels, titles and questions are one text, or a table with en and zh.

CSI-M004 = the name "{ $name }" stands for both { $first } and { $second }
    .remedy = rename one of the two, or delete the alias from one of them
    .explain = Construct names and indicator names must be unique, and no indicator may carry a name or an alias of another one, because a survey column would then belong to two indicators. Names are compared without regard to case, to full-width forms and to blanks around them. A construct and its only indicator may share their name. In lavaan text the right side of =~ or <~ names either columns or measured constructs (a higher-order construct, see CSI-M010), not both. The message names each owner as construct.indicator:line.

CSI-M005 = the construct "{ $name }" has no indicator
    .remedy = give it at least one indicator, or delete it together with its paths
    .explain = Every construct is measured by at least one question: its score is a weighted mean of answers. In lavaan text a name that stands in a path (~) needs a statement with =~ or <~ that says which columns measure it. A construct without questions of its own can be made of others: see CSI-M010.

CSI-M006 = the construct "{ $name }" is in no path
    .remedy = add a path from or to it, or delete the construct
    .explain = Outer weights are estimated from a construct's neighbours in the structural model. A construct without a path has no neighbour, so that its weights, and with them its index, are not defined.

CSI-M007 = the paths form a cycle: { $cycle }
    .remedy = delete or turn one of these paths
    .explain = The equations of the structural model are estimated one after the other, and total effects are sums over routes; both need paths that never lead back to where they started. Every path that closes a cycle is reported with the whole cycle. Feedback loops cannot be estimated from a single survey of this kind.

CSI-M008 = the model has no construct "{ $name }"
    .remedy = { $advice }
    .explain = A path, the option --index or the key index names a construct that the model does not have. The index construct is the one whose index is the headline, usually customer satisfaction. When nothing says which it is, a construct called satisfaction, SAT, CUSA, 顾客满意度 or 满意度 is taken; otherwise name it with --index CONSTRUCT.

CSI-M009 = the path { $path } { $problem }
    .remedy = delete this path
    .explain = A construct cannot act on itself, and a relation between two constructs is estimated once. In lavaan text the same relation may hide in two statements, such as "SAT ~ QUAL + VAL" and "SAT ~ QUAL".

CSI-M012 = the interaction { $interaction }: { $problem }
    .remedy = write it as "target ~ source:moderator" for a path source -> target of the model, or delete it
    .explain = An interaction says that the path from a source to a target is stronger or weaker where a third construct, the moderator, is high. The path must be in the model; the moderator is neither of its ends and does not depend on the target, since it could not change the path before it exists. A moderator that is no predecessor of the target joins its equation when the interaction is estimated. Whether a construct moderates its own path is the question of curvature, which is always answered. Interactions stand in model files as [[interaction]] with moderator = "image" and on = ["satisfaction", "loyalty"], and in lavaan text as loyalty ~ satisfaction:image.

CSI-N001 = the model "{ $model }" is reconstructed, not verbatim: { $remark }
    .remedy = cite it as reconstructed; "csi models show { $model }" prints every relation and item
    .explain = The publications that describe this model do not print it completely: some of its relations or items were put together from secondary descriptions. Its results are those of the model as "csi models show" prints it; they need not be comparable with figures published under the same name.

CSI-N002 = optional indicators without a column were left out: { $indicators }
    .remedy = nothing is wrong; to use them, name their columns with --item INDICATOR=COLUMN
    .explain = Some indicators of a model are marked optional, because many surveys do without them (price tolerance, the image items of ncsb). When the survey has no column for them, the model is fitted without them. An optional construct that loses all its indicators is left out together with its paths. A missing column of an indicator that is not optional is an error.

model-status-verbatim = verbatim
model-status-reconstructed = reconstructed
model-status-user = own

model-path-twice = stands twice
model-path-self = joins a construct with itself

model-interaction-syntax = this is not an interaction
model-interaction-ends = the two ends of a path are expected
model-interaction-ends-advice = write on = ["source", "target"]
model-interaction-no-path = the model has no path from the source to the target
model-interaction-own = a construct cannot moderate its own path
model-interaction-downstream = the moderator depends on the target
model-interaction-twice = it stands twice

model-bad-scale = the lowest answer { $min } is not below the highest, { $max }
model-bad-scale-advice = give the worst answer as min and the best as max
model-half-scale = only one end of the scale is given
model-half-scale-advice = give both min and max
model-bad-name = { $found } is not a name
model-bad-name-advice = use letters, digits, "_", "-" and "." without blanks, and at least one letter
model-bad-path = { $found } is not a path
model-bad-path-advice = write it as "source -> target", with (+) or (-) behind the target when the theory expects a sign
model-bad-anchors = two texts are expected, for the lowest and the highest answer
model-bad-anchors-advice = write anchors = ["lowest", "highest"]
model-empty-label = the table has neither en nor zh
model-empty-label-advice = give one text, or a table with en and zh
model-no-constructs = the model has no constructs at all; "csi models show acsi" prints one to start from
model-index-unnamed = say which construct is the index construct, with --index or the key index; the model has { $known }

lavaan-empty = there is no statement
lavaan-no-operator = "{ $statement }" has none of the operators =~, <~ and ~
lavaan-unknown-operator = the operator { $operator } is not supported in PLS path models
lavaan-modifier = "{ $term }" fixes, labels or bounds a coefficient, which PLS path models do not have
lavaan-bad-name = "{ $term }" is not a name
lavaan-no-left-side = nothing stands to the left of { $operator }
lavaan-no-right-side = nothing stands to the right of { $operator }
lavaan-empty-term = a name is missing beside a plus sign
lavaan-two-modes = "{ $construct }" is measured with both =~ and <~

questionnaire-heading = Questionnaire: { $title }
questionnaire-intro = Thank you for taking part. Please think of your experience as a whole and mark one answer for each question. There are no right or wrong answers; leave out what you cannot judge.
questionnaire-scale = From { $min } (lowest) to { $max } (highest).
questionnaire-scale-anchored = { $min } = { $lowest }, { $max } = { $highest }.
questionnaire-open = Please write your answer on the line.
questionnaire-no-wording = How do you rate this: { $label }?
questionnaire-thanks = Thank you for your answers!
questionnaire-closing = The wording of the questions is this program's own. Neither this questionnaire nor this program is affiliated with, or endorsed or licensed by, the owners of the names and trademarks of published satisfaction indices.
questionnaire-key = For the analyst: the survey file carries each question in the column named here.
questionnaire-key-head = | Question | Column |
