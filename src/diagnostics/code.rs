//! The stable codes.

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Information,
    /// The result stands, with care.
    Warning,
    /// The run cannot give what was asked.
    Error,
}

impl Severity {
    /// The catalogue key of the severity's name.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Information => "severity-information",
            Self::Warning => "severity-warning",
            Self::Error => "severity-error",
        }
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $id:literal $name:literal $severity:ident;)+) => {
        /// What a diagnostic is about. The letter is the class: U usage, M model, S study, D survey data,
        /// E estimation, O output, W warning, N note.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// Every code, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable identifier, such as `CSI-D012`; also the catalogue key.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)+ }
            }

            /// The stable name, such as `not-a-number`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// How grave it is.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)+ }
            }
        }
    };
}

codes! {
    // Usage.
    /// An argument or a combination of arguments is wrong.
    BadArgument = "CSI-U001" "bad-argument" Error;
    /// A name (model, section, code) is not known.
    UnknownName = "CSI-U002" "unknown-name" Error;
    /// An input file cannot be opened or read.
    UnreadableFile = "CSI-U003" "unreadable-file" Error;
    /// Something that no other code stands for.
    Unexpected = "CSI-U004" "unexpected" Error;
    /// A predictor measures what it is to explain.
    OutcomeAmongPredictors = "CSI-U045" "outcome-among-predictors" Error;
    /// A what-if moves something to a value off its scale.
    MoveOffScale = "CSI-U050" "move-off-scale" Error;
    /// A what-if names something twice.
    MovedTwice = "CSI-U051" "moved-twice" Error;
    /// A what-if moves a part of a construct that it sets to a value.
    MoveOfHeld = "CSI-U052" "move-of-held" Error;

    // Model.
    /// The model text does not parse.
    ModelSyntax = "CSI-M001" "model-syntax" Error;
    /// A key of the model file is not known.
    ModelUnknownKey = "CSI-M002" "model-unknown-key" Error;
    /// A key of the model file is absent or has the wrong type or value.
    ModelBadValue = "CSI-M003" "model-bad-value" Error;
    /// A name stands twice.
    ModelDuplicateName = "CSI-M004" "model-duplicate-name" Error;
    /// A construct has no indicator.
    ModelUnmeasured = "CSI-M005" "model-unmeasured-construct" Error;
    /// A construct has no path.
    ModelUnconnected = "CSI-M006" "model-unconnected-construct" Error;
    /// The paths form a cycle.
    ModelCycle = "CSI-M007" "model-cycle" Error;
    /// A path or the index names a construct that does not exist.
    ModelUnknownConstruct = "CSI-M008" "model-unknown-construct" Error;
    /// A path stands twice or joins a construct with itself.
    ModelBadPath = "CSI-M009" "model-bad-path" Error;
    /// A higher-order construct is not made of dimensions as it should be.
    ModelBadComposition = "CSI-M010" "model-bad-composition" Error;
    /// An interaction is not on a path of the model, or its moderator cannot moderate it.
    ModelBadInteraction = "CSI-M012" "model-bad-interaction" Error;

    // Study.
    /// The study text does not parse.
    StudySyntax = "CSI-S001" "study-syntax" Error;
    /// A key of the study file is not known.
    StudyUnknownKey = "CSI-S002" "study-unknown-key" Error;
    /// A value of the study file is wrong.
    StudyBadValue = "CSI-S003" "study-bad-value" Error;
    /// An item names an indicator that the model does not have.
    StudyUnknownIndicator = "CSI-S004" "study-unknown-indicator" Error;
    /// The filter expression does not parse.
    FilterSyntax = "CSI-S005" "filter-syntax" Error;
    /// An item has no scale ends.
    ScaleUndeclared = "CSI-S006" "scale-undeclared" Error;
    /// Two indicators are given the same column.
    SharedColumn = "CSI-S007" "shared-column" Error;
    /// A name of the indicator system is not known.
    HierarchyUnknownName = "CSI-S065" "hierarchy-unknown-name" Error;
    /// A judgement matrix is not square or lacks a member.
    JudgementShape = "CSI-S066" "judgement-shape" Error;
    /// A judgement is no positive number.
    JudgementCell = "CSI-S067" "judgement-cell" Error;
    /// Two judgements on the same pair contradict each other.
    JudgementNotReciprocal = "CSI-S068" "judgement-not-reciprocal" Error;
    /// A weighting method lacks what it needs.
    HierarchyNoWeights = "CSI-S069" "hierarchy-no-weights" Error;

    // Survey data.
    /// Bytes are not text in the chosen encoding.
    UndecodableText = "CSI-D001" "undecodable-text" Error;
    /// The file holds no respondents (empty, header only, a summary).
    NotRespondents = "CSI-D002" "not-respondents" Error;
    /// Records have more or fewer cells than the header.
    RaggedRow = "CSI-D003" "ragged-row" Warning;
    /// A column that the run needs does not exist.
    MissingColumn = "CSI-D004" "missing-column" Error;
    /// A header name that the run needs stands over several columns.
    DuplicateColumn = "CSI-D005" "duplicate-column" Error;
    /// The file is neither a text table nor a workbook (an archive, a picture, zero bytes).
    NotText = "CSI-D006" "not-text" Error;
    /// A quote opens a cell and is never closed.
    UnclosedQuote = "CSI-D007" "unclosed-quote" Error;
    /// Values run past the declared scale ends.
    OffScale = "CSI-D010" "off-scale" Error;
    /// A decimal on an integer scale.
    DecimalAnswer = "CSI-D011" "decimal-answer" Error;
    /// Text where a number is expected.
    NotANumber = "CSI-D012" "not-a-number" Error;
    /// A label that the label map does not have.
    UnmappedLabel = "CSI-D013" "unmapped-label" Error;
    /// A value outside the scale that looks like a missing code.
    UndeclaredCode = "CSI-D014" "undeclared-code" Error;
    /// Every answer of an item is the same.
    ConstantItem = "CSI-D015" "constant-item" Error;
    /// An item has no answer at all.
    EmptyItem = "CSI-D016" "empty-item" Error;
    /// A respondent or replicate weight is missing, negative or no number, or zero where it cannot be.
    BadWeight = "CSI-D017" "bad-weight" Error;
    /// Too few respondents are left to estimate.
    TooFewRespondents = "CSI-D018" "too-few-respondents" Error;
    /// A matrix input is not square or its names do not match.
    MatrixShape = "CSI-D019" "matrix-shape" Error;
    /// A cell of a matrix or means input is no number.
    MatrixCell = "CSI-D020" "matrix-cell" Error;
    /// A matrix input is not symmetric.
    MatrixAsymmetric = "CSI-D021" "matrix-asymmetric" Error;
    /// A matrix input is not positive definite.
    MatrixNotPositive = "CSI-D022" "matrix-not-positive-definite" Error;
    /// A means input has another header or a short record.
    MeansShape = "CSI-D023" "means-shape" Error;
    /// A means input lacks an item.
    MeansMissing = "CSI-D024" "means-missing" Error;
    /// Two labels of a column have the same value in its label set.
    AmbiguousLabels = "CSI-D025" "ambiguous-labels" Error;
    /// A respondent has no stratum or cluster, or all are in one cluster.
    BadDesign = "CSI-D026" "bad-design" Error;
    /// Several label sets fit the answers of a column, or the one that fits has other ends than the declared scale.
    AmbiguousLabelSet = "CSI-D027" "ambiguous-label-set" Error;
    /// The numbers of labels fall where their words get better.
    ReversedLabels = "CSI-D028" "reversed-labels" Error;
    /// The file has not the layout of the survey tool that was named.
    ExportMismatch = "CSI-D031" "export-mismatch" Error;
    /// A figure was asked for, and nobody counts for it.
    FigureUndefined = "CSI-D055" "figure-undefined" Error;
    /// The importance points of a respondent do not sum to 100.
    BadPoints = "CSI-D060" "bad-points" Error;
    /// A data dictionary cannot be read.
    BadDictionary = "CSI-D032" "bad-dictionary" Error;
    /// A workbook is broken, protected or too large.
    UnreadableWorkbook = "CSI-D029" "unreadable-workbook" Error;
    /// The workbook does not have the sheet that is asked for.
    UnknownSheet = "CSI-D030" "unknown-sheet" Error;
    /// An SPSS file is broken or too large.
    UnreadableSpss = "CSI-D033" "unreadable-spss-file" Error;

    // Estimation.
    /// The outer weights did not converge.
    NotConverged = "CSI-E001" "not-converged" Error;
    /// The items of a block are collinear, or their composite has no variance.
    SingularBlock = "CSI-E002" "singular-block" Error;
    /// Consistent PLS: a reliability outside (0, 1].
    InadmissibleReliability = "CSI-E003" "inadmissible-reliability" Error;
    /// The pairwise covariance matrix is not positive definite.
    NotPositiveDefinite = "CSI-E004" "not-positive-definite" Error;
    /// A negative index weight: no index for the construct.
    NegativeIndexWeight = "CSI-E005" "negative-index-weight" Error;
    /// The EM algorithm did not converge.
    EmNotConverged = "CSI-E006" "em-not-converged" Error;
    /// The predecessors of a construct are collinear.
    CollinearPredecessors = "CSI-E007" "collinear-predecessors" Error;
    /// Consistent PLS: a corrected correlation beyond 1.
    InadmissibleCorrelation = "CSI-E008" "inadmissible-correlation" Error;
    /// Consistent PLS: the corrected correlations are not positive definite.
    InadmissibleMatrix = "CSI-E009" "inadmissible-matrix" Error;
    /// All used answers of an item are the same.
    ConstantAmongAnswers = "CSI-E010" "constant-among-answers" Error;
    /// Fewer than two respondents in common.
    TooFewAnswers = "CSI-E011" "too-few-answers" Error;
    /// Fewer than nine tenths of the resamples could be fitted.
    TooFewResamples = "CSI-E012" "too-few-resamples" Error;
    /// Consistent PLS is not defined for higher-order constructs.
    ConsistentHigherOrder = "CSI-E013" "consistent-higher-order" Error;
    /// There are more folds than respondents.
    TooManyFolds = "CSI-E014" "too-many-folds" Error;
    /// Fewer than nine tenths of the training samples of a prediction could be estimated.
    TooFewFolds = "CSI-E015" "too-few-folds" Error;
    /// The predictors of a regression on items are linearly dependent.
    DependentPredictors = "CSI-E045" "dependent-predictors" Error;
    /// A section of a driver analysis has nothing to be computed from.
    NothingToGuide = "CSI-E046" "nothing-to-guide" Error;
    /// A section that was asked for by name has nothing to show.
    NothingToShow = "CSI-E017" "nothing-to-show" Error;
    /// No driver has a place on the importance–performance map.
    EmptyMap = "CSI-E040" "empty-map" Error;

    /// Some of the groups that a run was asked for could not be computed.
    GroupsNotComputed = "CSI-E070" "groups-not-computed" Error;
    /// No start gave the number of segments that was asked for.
    SegmentsNotFound = "CSI-E071" "segments-not-found" Error;
    /// A fit gives no respondents' scores.
    NoScores = "CSI-E072" "no-scores" Error;
    /// What stages of the customer journey do to the whole is not defined.
    UndefinedImpacts = "CSI-E060" "undefined-impacts" Error;
    /// The weights of the members of a node sum to nothing.
    UndefinedWeights = "CSI-E065" "undefined-weights" Error;
    /// A construct of a what-if has no index.
    NoIndexToMove = "CSI-E050" "no-index-to-move" Error;

    // Output.
    /// The output cannot be written.
    UnwritableOutput = "CSI-O001" "unwritable-output" Error;

    // Warnings.
    /// An item lacks more than 5 % of its answers under mean replacement.
    ItemNonResponse = "CSI-W001" "item-non-response" Warning;
    /// Respondents who answered no item were left out.
    EmptyResponse = "CSI-W002" "empty-response" Warning;
    /// Respondents who answered no item of a construct.
    UnansweredConstruct = "CSI-W003" "unanswered-construct" Warning;
    /// Fewer respondents than the model asks for.
    SmallSample = "CSI-W004" "small-sample" Warning;
    /// The loading of an item has the wrong sign.
    ReversedItem = "CSI-W005" "reversed-item" Warning;
    /// No answer in one half of the declared scale.
    UnusedScale = "CSI-W006" "unused-scale" Warning;
    /// A stratum has a single cluster.
    LonelyStratum = "CSI-W007" "lonely-stratum" Warning;
    /// Some resamples could not be fitted.
    FailedResamples = "CSI-W008" "failed-resamples" Warning;
    /// A category never occurs although both its neighbours do often.
    EmptyCategory = "CSI-W009" "empty-category" Warning;
    /// Respondents who answered too few items or did not get to the end.
    IncompleteResponse = "CSI-W010" "incomplete-response" Warning;
    /// Records that repeat the id of an earlier one.
    DuplicateId = "CSI-W011" "duplicate-id" Warning;
    /// Records that repeat the answers of an earlier one.
    DuplicateAnswers = "CSI-W012" "duplicate-answers" Warning;
    /// Respondents who gave one answer all along.
    StraightLiner = "CSI-W013" "straight-liner" Warning;
    /// Respondents who took a fraction of the usual time.
    Speeder = "CSI-W014" "speeder" Warning;
    /// Respondent weights far above the mean.
    ExtremeWeight = "CSI-W015" "extreme-weight" Warning;
    /// Groups with few respondents.
    SmallGroup = "CSI-W016" "small-group" Warning;
    /// Fewer respondents in a group than wanted.
    QuotaShortfall = "CSI-W017" "quota-shortfall" Warning;
    /// What a check would say of the respondents of a fit.
    ConspicuousRespondents = "CSI-W018" "conspicuous-respondents" Warning;
    /// Responses that the author wrote while trying the questionnaire.
    PreviewResponse = "CSI-W021" "preview-response" Warning;
    /// Responses that the survey tool counts as not finished.
    UnfinishedResponse = "CSI-W022" "unfinished-response" Warning;
    /// Cells of a workbook hold errors such as #N/A.
    ErrorCells = "CSI-W019" "error-cells" Warning;
    /// Some training samples of a prediction could not be estimated.
    FailedFolds = "CSI-W023" "failed-folds" Warning;
    /// So few resamples that no p-value can be below the level that classes are decided at.
    FewResamples = "CSI-W041" "few-resamples" Warning;
    /// A figure has a value and too few answers for an interval.
    FigureWithoutInterval = "CSI-W055" "figure-without-interval" Warning;

    /// Groups or segments below the minimum sample of the model.
    GroupsBelowMinimum = "CSI-W070" "groups-below-minimum" Warning;
    /// No start gave one of the numbers of segments that were searched.
    SegmentsUnsupported = "CSI-W071" "segments-unsupported" Warning;
    /// Pairwise judgements contradict each other.
    InconsistentJudgements = "CSI-W065" "inconsistent-judgements" Warning;
    /// A question that lowers the index has no weight in it.
    NegativeImportance = "CSI-W066" "negative-importance" Warning;
    /// No moves that can be made reach the target of a what-if.
    TargetOutOfReach = "CSI-W050" "target-out-of-reach" Warning;
    /// A what-if takes an index to the end of the scale.
    IndexCut = "CSI-W051" "index-cut" Warning;

    // Notes.
    /// The model is reconstructed, not verbatim.
    ReconstructedModel = "CSI-N001" "reconstructed-model" Information;
    /// Optional indicators that the survey lacks were dropped.
    OptionalDropped = "CSI-N002" "optional-indicators-dropped" Information;
    /// How the text of the file was decoded.
    EncodingGuess = "CSI-N003" "encoding-guess" Information;
    /// Respondents left out by the filter or by listwise deletion.
    RespondentsDropped = "CSI-N004" "respondents-dropped" Information;
    /// Under consistent PLS the index scores stay weighted means of the answers.
    ConsistentScores = "CSI-N005" "consistent-scores" Information;
    /// Indices were not computed because a matrix came without means or units.
    IndexNeedsMeans = "CSI-N006" "index-needs-means" Information;
    /// A matrix has no respondents to resample.
    MatrixWithoutIntervals = "CSI-N007" "matrix-without-intervals" Information;
    /// Answers in words were read by labels that the study does not declare.
    LabelsChosen = "CSI-N008" "labels-chosen" Information;
    /// The ends of a scale are those of the labels, not those of study or model.
    ScaleFromLabels = "CSI-N009" "scale-from-labels" Information;
    /// Several respondents have the same network address.
    SameIp = "CSI-N010" "same-ip" Information;
    /// Many answers of an item are at one end of its scale.
    FloorCeiling = "CSI-N011" "floor-ceiling" Information;
    /// Conspicuous respondents were left out as the study asks.
    RespondentsExcluded = "CSI-N012" "respondents-excluded" Information;
    /// Without a model, the columns that look like ratings were checked.
    RatingsWithoutModel = "CSI-N013" "ratings-without-model" Information;
    /// Which survey tool's layout the file has.
    ExportRecognised = "CSI-N021" "export-recognised" Information;
    /// Answers by which the survey tool says that there is none.
    MissingMarks = "CSI-N022" "missing-marks" Information;
    /// Rows of repeating forms are no respondents and were left out.
    RepeatedRows = "CSI-N023" "repeated-rows" Information;
    /// Ratings that were exported as a column for each point were put together.
    ExpandedRatings = "CSI-N024" "expanded-ratings" Information;
    /// Several sheets of the workbook have data; the first was read.
    SheetChosen = "CSI-N014" "sheet-chosen" Information;
    /// The exact fit of the model could not be tested.
    NoExactFitTest = "CSI-N025" "no-exact-fit-test" Information;
    /// The linear model that a prediction is compared with is not defined.
    NoLinearModel = "CSI-N026" "no-linear-model" Information;
    /// Respondents whom only some of the compared models can use were left out.
    UnsharedRespondents = "CSI-N027" "unshared-respondents" Information;
    /// The compared models share no predicted item.
    NoSharedItems = "CSI-N028" "no-shared-items" Information;
    /// The groups of `--group` are not shown by this command.
    GroupNotShown = "CSI-N041" "group-not-shown" Information;
    /// Respondents without an answer that puts them into a group.
    WithoutGroup = "CSI-N070" "without-group" Information;
    /// The dimensions of service quality are not the five of SERVQUAL.
    OtherDimensions = "CSI-N060" "other-dimensions" Information;
    /// The indicator system was derived from the model.
    HierarchyDerived = "CSI-N065" "hierarchy-derived" Information;
    /// A move of a what-if ends at the end of its scale.
    MoveCut = "CSI-N050" "move-cut" Information;
    /// A move or cost of a what-if does not concern the index construct.
    MoveWithoutEffect = "CSI-N051" "move-without-effect" Information;
    /// Without costs every item of a what-if costs the same.
    CostsAssumed = "CSI-N052" "costs-assumed" Information;
    /// Items that would lower the index if they were raised.
    NegativeLever = "CSI-N053" "negative-lever" Information;
}

impl Code {
    /// The code of an identifier (`CSI-D012`, `d012`) or a name (`not-a-number`), in any case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let wanted = text.trim().to_lowercase();
        Self::ALL.iter().copied().find(|code| {
            let id = code.id().to_lowercase();
            id == wanted || id.trim_start_matches("csi-") == wanted || code.name() == wanted
        })
    }

    /// The exit code of a run that ends with this error: 2 usage, model or study, 3 survey data, 4 estimation,
    /// 5 output.
    #[must_use]
    pub fn exit_code(self) -> u8 {
        match self.id().as_bytes().get(4) {
            Some(b'D') => 3,
            Some(b'E') => 4,
            Some(b'O') => 5,
            _ => 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::words::{Language, Words};

    #[test]
    fn every_code_speaks_both_languages() {
        for language in [Language::English, Language::Chinese] {
            let words = Words::new(language);
            for code in Code::ALL {
                for part in ["", ".remedy", ".explain"] {
                    let key = format!("{}{part}", code.id());
                    assert!(
                        words.lookup(&key, &[]).is_some(),
                        "{} lacks {key}",
                        language.tag()
                    );
                }
            }
        }
    }

    #[test]
    fn identifiers_and_names_are_unique() {
        let ids: BTreeSet<_> = Code::ALL.iter().map(|code| code.id()).collect();
        let names: BTreeSet<_> = Code::ALL.iter().map(|code| code.name()).collect();
        assert_eq!(ids.len(), Code::ALL.len());
        assert_eq!(names.len(), Code::ALL.len());
    }

    #[test]
    fn codes_are_found_by_any_of_their_names() {
        for text in ["CSI-D012", "csi-d012", "D012", "not-a-number"] {
            assert_eq!(Code::parse(text), Some(Code::NotANumber));
        }
        assert_eq!(Code::parse("CSI-D999"), None);
        assert_eq!(Code::UndeclaredCode.exit_code(), 3);
    }
}
