# The words of prediction.

study-folds-out-of-range = { $found } is no number of folds
study-folds-advice = give a whole number from 2 to 1000, such as 10; leave_one_out = true (or --leave-one-out) holds out each respondent alone
study-repetitions-out-of-range = { $found } is no number of repetitions
study-repetitions-advice = give a whole number from 1 to 1000, such as 10

CSI-E014 = { $folds } folds cannot be made of { $respondents } respondents
    .remedy = use fewer folds: --folds, or --leave-one-out to hold out each respondent alone
    .explain = Every fold needs at least one respondent to predict, and the others to estimate from.
CSI-E015 = of { $requested } training samples only { $kept } could be estimated ({ $not_converged } not converged, { $singular } singular): no prediction
    .remedy = look at the items and constructs that other messages name, or at the sample size; use more folds, so that training samples are larger
    .explain = In each fold the model is estimated from everybody else. An item that hardly varies, or constructs that are hardly told apart, may leave such a sample without an estimate. Errors over a part of the folds would flatter the model, because the difficult respondents would be missing.
CSI-W023 = of { $requested } training samples { $failed } could not be estimated ({ $not_converged } not converged, { $singular } singular): their folds are not predicted
    .remedy = check for items that hardly vary and for blocks that are nearly collinear
    .explain = A fold whose training sample cannot be estimated has no predictions. It is counted and left out of all errors, never replaced by another one.
CSI-N026 = the linear model is not defined for { $constructs }: { $reason }
    .remedy = compare with the indicator average; use more folds or a larger sample, or drop an item that others determine
    .explain = The benchmark regresses each item on the items of the same antecedents. It needs more respondents in every training sample than it has coefficients, and items of which none is a linear function of the others. Where that fails, its figures are null, and there is no verdict on predictive power.
CSI-N027 = { $dropped } respondents whom only some of the models can use were left out; { $respondents } remain
    .remedy = nothing, unless many are lost; --missing mean or em keeps respondents with a missing answer
    .explain = Models are compared on the same respondents, because losses are compared person by person. Who can be used depends on the items of a model and on the treatment of missing answers.
CSI-N028 = the models share no item that both predict: their losses are not compared
    .remedy = give the same names to the same indicators in both models
    .explain = Only items of endogenous constructs are predicted. Losses are compared on the items that all models predict, by name.

no-linear-model-too-few-respondents = a training sample has not more respondents than coefficients
no-linear-model-collinear = items of its antecedents are linearly dependent
no-linear-model-short-too-few-respondents = too few respondents
no-linear-model-short-collinear = collinear items

antecedents-direct = direct
antecedents-earliest = earliest
predictive-power-none = none
predictive-power-low = low
predictive-power-medium = medium
predictive-power-high = high
benchmark-average = indicator average
benchmark-linear_model = linear model
all-constructs = all items

section-prediction = Prediction of held-out answers
section-construct-prediction = Predictive power
section-cvpat = Predictive ability against benchmarks (CVPAT)
section-models-compared = Models on the same respondents
section-loss-tests = Predictive losses against { $model } (CVPAT)

column-antecedents = From
column-rmse = RMSE
column-rmse_linear_model = LM
column-rmse_average = IA
column-mae = MAE
column-mae_linear_model = LM
column-mae_average = IA
column-q2_predict = Q²_predict
column-q2_linear_model = Q² of LM
column-no_linear_model = Without LM
column-power = Power
column-benchmark = Against
column-scope = Items of
column-loss = Loss
column-other_loss = Other loss
column-difference = Difference
column-t = t
column-p_better = p (better)
column-items = Items

note-prediction = Errors in the units of the items. LM: linear model on the items of the same antecedents; IA: indicator average. Q²_predict above 0: better than IA.
note-prediction-run = { $repetitions } × { $folds } folds, seed { $seed }.
note-prediction-alone = Every respondent held out alone.
note-power = High: all items predicted better than by LM (and Q²_predict above 0); medium: the majority or half; low: the minority; none: no item (Shmueli et al. 2019).
note-cvpat = Loss: mean squared error over the item's variance. Below 0 the model predicts better; p (better): one-sided (Liengaard et al. 2021).
note-compared = SRMR, R², index and BIC are those of each model's own index construct. BIC (smaller is better) compares models whose index construct has the same items. Loss: over the { $items } items that all models predict.
note-compared-none = SRMR, R², index and BIC are those of each model's own index construct. BIC (smaller is better) compares models whose index construct has the same items.

heading-compared = { $models } models, { $respondents } respondents
heading-folds = predicted in { $repetitions } × { $folds } folds from direct antecedents (seed { $seed })
heading-alone = each respondent predicted from all others, from direct antecedents

verdict-smallest-loss = { $model } has the smallest predictive loss ({ $loss }).
verdict-model-better = { $model } predicts better than { $first } (p { $p }).
verdict-model-worse = { $model } predicts worse than { $first } (p { $p }).
verdict-model-same = Between { $model } and { $first } there is no demonstrable difference (p { $p }).

command-compare = Compare several models on the same respondents: fit, index, predictive loss
argument-compared-models = A built-in model or a model file; give it once for each model
argument-folds = Parts that the respondents are dealt into for prediction [default: 10]
argument-repetitions = How often they are dealt [default: 10]
argument-leave-one-out = Predict each respondent from all others
progress-prediction = predicting
usage-one-model = a comparison needs two different models
usage-name-two-models = name them with --model A --model B
usage-input-twice = standard input can be read only once, and every model reads the survey
usage-write-to-file = write the survey to a file and name that

area-prediction = Prediction

paragraph-prediction-pass = The model predicts held-out answers better than the indicator averages and than the linear model.
paragraph-prediction-watch = The model predicts held-out answers, but not throughout better than the linear model on the same items.
paragraph-prediction-fail = Some items are predicted worse than their average predicts them: for these the model has no predictive power.

criterion-q2_predict = Q²_predict
    .explain = Share of an item's variation among held-out respondents that the model predicts, from the item's direct antecedents: 1 − squared errors of the model over those of the mean of the training sample. Above 0 the model predicts better than the average, which is the least that can be asked.
    .advice = Where Q²_predict is 0 or less, do not use the model to forecast that item.
criterion-rmse_ratio = RMSE ratio
    .explain = Root mean squared error of the model's predictions over that of a linear model on the items of the same antecedents. Below 1 for all items of a construct: high predictive power; for the majority or half: medium; for the minority: low; for none: none.
    .advice = Where the linear model predicts better, the constructs lose information that single items hold: look for an antecedent whose items act differently.
criterion-cvpat_average = CVPAT against averages
    .explain = One-sided p-value of the paired t test that the model's losses (squared errors over the item's variance, person by person) are no smaller than those of the indicator averages. Below 0.05 the model predicts demonstrably better.
    .advice = Without a demonstrable advantage over the averages, the model describes this sample only.
criterion-cvpat_linear_model = CVPAT against LM
    .explain = One-sided p-value of the paired t test that the model's losses are no smaller than those of a linear model on the items of the same antecedents. It is the stricter benchmark: a model need not beat it to be useful, because it explains where the linear model only forecasts.
    .advice = The linear model forecasts as well: prefer the model for what it explains, not for its forecasts.
argument-against = Another model (name or file) whose predictions are compared with those of this one
