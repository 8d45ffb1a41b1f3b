//! The arguments. Their help stands in the catalogue, under `argument-NAME`.

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

#[derive(Debug, Parser)]
#[command(
    name = "csi",
    version,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) terminal: TerminalArguments,
    #[arg(short = 'V', long, action = ArgAction::Version, display_order = 104)]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Fit(Box<FitArguments>),
    Init(InitArguments),
    Check(Box<CheckArguments>),
    Assess(Box<AssessArguments>),
    Drivers(Box<DriversArguments>),
    Whatif(Box<WhatIfArguments>),
    Segments(Box<SegmentsArguments>),
    Kpi(Box<KpiArguments>),
    Hierarchy(Box<HierarchyArguments>),
    Models(ModelsArguments),
    Explain(ExplainArguments),
    Schema(SchemaArguments),
    Generate(GenerateArguments),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorChoice {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LanguageChoice {
    En,
    Zh,
}

#[derive(Debug, Args)]
pub(crate) struct TerminalArguments {
    #[arg(
        long,
        global = true,
        value_enum,
        default_value = "auto",
        hide_default_value = true,
        display_order = 100
    )]
    pub(crate) color: ColorChoice,
    #[arg(long, global = true, value_enum, env = "CSI_LANG", display_order = 101)]
    pub(crate) lang: Option<LanguageChoice>,
    #[arg(short, long, global = true, display_order = 102)]
    pub(crate) quiet: bool,
    #[arg(short, long, global = true, action = ArgAction::Help, display_order = 103)]
    help: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormatChoice {
    Table,
    Json,
    Csv,
    Md,
}

#[derive(Debug, Clone, Default, Args)]
pub(crate) struct OutputArguments {
    #[arg(short, long, value_name = "FILE", global = true)]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct FitArguments {
    #[arg(value_name = "DATA|STUDY", required_unless_present_any = ["matrix", "study"])]
    pub(crate) data: Option<PathBuf>,
    #[arg(short, long, value_name = "NAME|FILE")]
    pub(crate) model: Option<String>,
    #[command(flatten)]
    pub(crate) study: StudyArguments,
    #[arg(long, value_name = "COLUMN")]
    pub(crate) group: Option<String>,
    #[arg(long, value_name = "COLUMN,…", conflicts_with = "matrix")]
    pub(crate) by: Vec<String>,
    #[command(flatten)]
    pub(crate) reading: ReadingArguments,
    #[command(flatten)]
    pub(crate) matrix: MatrixArguments,
    #[command(flatten)]
    pub(crate) estimation: EstimationArguments,
    #[command(flatten)]
    pub(crate) resampling: ResamplingArguments,
    #[arg(long, value_name = "SECTION,…")]
    pub(crate) show: Option<String>,
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: FormatChoice,
    #[command(flatten)]
    pub(crate) output: OutputArguments,
}

#[derive(Debug, Args)]
pub(crate) struct CheckArguments {
    #[arg(value_name = "DATA|STUDY", required_unless_present = "study")]
    pub(crate) data: Option<PathBuf>,
    #[arg(short, long, value_name = "NAME|FILE")]
    pub(crate) model: Option<String>,
    #[command(flatten)]
    pub(crate) study: StudyArguments,
    #[arg(long, value_name = "COLUMN")]
    pub(crate) group: Option<String>,
    #[command(flatten)]
    pub(crate) reading: ReadingArguments,
    #[arg(long)]
    pub(crate) strict: bool,
    #[arg(long, value_name = "FILE")]
    pub(crate) write_valid: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) write_invalid: Option<PathBuf>,
    #[arg(id = "check_show", long = "show", value_name = "SECTION,…")]
    pub(crate) show: Option<String>,
    #[arg(
        id = "check_format",
        long = "format",
        value_name = "FORMAT",
        value_enum,
        default_value = "table"
    )]
    pub(crate) format: CheckFormat,
    #[command(flatten)]
    pub(crate) output: OutputArguments,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    Table,
    Json,
    Csv,
    Md,
    Junit,
    Github,
    Sarif,
}

#[derive(Debug, Args)]
pub(crate) struct AssessArguments {
    #[command(flatten)]
    pub(crate) fit: FitArguments,
    #[arg(long, value_name = "CONSTRUCT=COLUMN")]
    pub(crate) global: Vec<String>,
    #[arg(long = "interaction", value_name = "TARGET ~ SOURCE:MODERATOR")]
    pub(crate) interactions: Vec<String>,
    #[command(flatten)]
    pub(crate) prediction: PredictionArguments,
    #[arg(long, value_name = "NAME|FILE", conflicts_with = "matrix")]
    pub(crate) against: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct SegmentsArguments {
    #[command(flatten)]
    pub(crate) fit: FitArguments,
    #[arg(long, value_name = "N|MIN..MAX")]
    pub(crate) segments: Option<String>,
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(crate) starts: Option<usize>,
    #[arg(long, value_name = "COLUMN,…")]
    pub(crate) profile: Vec<String>,
    #[arg(long, value_name = "FILE")]
    pub(crate) write_segments: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct DriversArguments {
    #[command(flatten)]
    pub(crate) fit: FitArguments,
    #[arg(long, value_name = "CONSTRUCT")]
    pub(crate) target: Option<String>,
    #[arg(
        long,
        value_name = "means|medians|IMPORTANCE,PERFORMANCE",
        allow_hyphen_values = true
    )]
    pub(crate) cut: Option<String>,
    #[arg(
        long,
        value_name = "means|medians|IMPORTANCE,PERFORMANCE",
        allow_hyphen_values = true
    )]
    pub(crate) item_cut: Option<String>,
    #[arg(long, value_name = "ITEM|CONSTRUCT")]
    pub(crate) outcome: Option<String>,
    #[arg(long, value_name = "ITEM,…", value_delimiter = ',')]
    pub(crate) predictors: Vec<String>,
    #[arg(long, value_name = "0..100", allow_negative_numbers = true)]
    pub(crate) aim: Option<f64>,
    #[arg(long, value_name = "FILE.svg")]
    pub(crate) plot: Option<PathBuf>,
    #[arg(long, value_name = "FILE.svg")]
    pub(crate) item_plot: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct HierarchyArguments {
    #[command(flatten)]
    pub(crate) fit: FitArguments,
    #[arg(long, value_name = "pls|ahp|entropy|expert|equal|combined")]
    pub(crate) method: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct WhatIfArguments {
    #[command(flatten)]
    pub(crate) fit: FitArguments,
    #[arg(long = "set", value_name = "NAME=VALUE")]
    pub(crate) moves: Vec<String>,
    #[arg(long, value_name = "INDEX", allow_hyphen_values = true)]
    pub(crate) target: Option<String>,
    #[arg(long = "cost", value_name = "ITEM=COST")]
    pub(crate) costs: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DocumentChoice {
    Fit,
    Check,
    Assess,
    Drivers,
    Whatif,
    Segments,
    Kpi,
    Hierarchy,
    ModelsCompare,
}

#[derive(Debug, Args)]
pub(crate) struct KpiArguments {
    #[arg(value_name = "DATA|STUDY", required_unless_present = "study")]
    pub(crate) data: Option<PathBuf>,
    #[arg(long, value_name = "COLUMN")]
    pub(crate) nps: Option<String>,
    #[arg(long, value_name = "COLUMN")]
    pub(crate) csat: Option<String>,
    #[arg(long, value_name = "COLUMN")]
    pub(crate) ces: Option<String>,
    #[arg(long, value_name = "COLUMN")]
    pub(crate) satisfied: Option<String>,
    #[arg(long, value_name = "COLUMN,…")]
    pub(crate) mean: Vec<String>,
    #[arg(long, value_name = "FILE")]
    pub(crate) study: Option<PathBuf>,
    #[arg(long, value_name = "COLUMN")]
    pub(crate) group: Option<String>,
    #[arg(long, value_name = "COLUMN,…")]
    pub(crate) by: Vec<String>,
    #[arg(long, value_name = "MIN..MAX", allow_hyphen_values = true)]
    pub(crate) scale: Option<String>,
    #[arg(
        long = "missing-code",
        value_name = "CODE,…",
        allow_hyphen_values = true
    )]
    pub(crate) missing_codes: Vec<String>,
    #[arg(long, value_name = "COLUMN")]
    pub(crate) weight: Option<String>,
    #[arg(long = "where", value_name = "EXPRESSION")]
    pub(crate) filter: Option<String>,
    #[arg(long, value_name = "KIND,…")]
    pub(crate) exclude: Vec<String>,
    #[command(flatten)]
    pub(crate) reading: ReadingArguments,
    #[command(flatten)]
    pub(crate) design: KpiDesignArguments,
    #[arg(long, value_name = "SECTION,…")]
    pub(crate) show: Option<String>,
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: FormatChoice,
    #[command(flatten)]
    pub(crate) output: OutputArguments,
}

/// How the sample was drawn, and how it is resampled where that asks for it.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct KpiDesignArguments {
    #[arg(long, value_name = "X", allow_negative_numbers = true)]
    pub(crate) confidence: Option<f64>,
    #[arg(long, value_name = "COLUMN")]
    pub(crate) strata: Option<String>,
    #[arg(long, value_name = "COLUMN")]
    pub(crate) cluster: Option<String>,
    #[arg(long, value_name = "COLUMN,…")]
    pub(crate) replicate_weights: Vec<String>,
    #[arg(long, value_name = "jk1|jk2|brr|bootstrap")]
    pub(crate) replicate_kind: Option<String>,
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(crate) resamples: Option<usize>,
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(crate) seed: Option<u64>,
    #[arg(long, value_name = "percentile|bca|basic|normal")]
    pub(crate) interval: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct SchemaArguments {
    #[arg(value_enum, default_value = "fit", value_name = "COMMAND")]
    pub(crate) document: DocumentChoice,
    #[command(flatten)]
    pub(crate) output: OutputArguments,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct StudyArguments {
    #[arg(long, value_name = "FILE")]
    pub(crate) study: Option<PathBuf>,
    #[arg(long = "item", value_name = "NAME=COLUMN,…")]
    pub(crate) items: Vec<String>,
    #[arg(long, value_name = "CONSTRUCT")]
    pub(crate) index: Option<String>,
    #[arg(long, value_name = "MIN..MAX", allow_hyphen_values = true)]
    pub(crate) scale: Option<String>,
    #[arg(
        long = "missing-code",
        value_name = "CODE,…",
        allow_hyphen_values = true
    )]
    pub(crate) missing_codes: Vec<String>,
    #[arg(long, value_name = "COLUMN")]
    pub(crate) weight: Option<String>,
    #[arg(long = "where", value_name = "EXPRESSION")]
    pub(crate) filter: Option<String>,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct ReadingArguments {
    #[arg(long, value_name = "TOOL")]
    pub(crate) export: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub(crate) dictionary: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub(crate) encoding: Option<String>,
    #[arg(long, value_name = "CHARACTER")]
    pub(crate) delimiter: Option<String>,
    #[arg(long, value_name = "N")]
    pub(crate) header_rows: Option<usize>,
    #[arg(long, value_name = "NAME|N")]
    pub(crate) sheet: Option<String>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) threads: Option<u16>,
}

#[derive(Debug, Clone, Default, Args)]
pub(crate) struct MatrixArguments {
    #[arg(long, value_name = "FILE", requires = "n", conflicts_with = "data")]
    pub(crate) matrix: Option<PathBuf>,
    // What a flag requires is waived where it would conflict; so these conflict with answers, too.
    #[arg(long, value_name = "N", requires = "matrix", conflicts_with = "data", value_parser = clap::value_parser!(u32).range(2..))]
    pub(crate) n: Option<u32>,
    #[arg(
        long,
        value_name = "FILE",
        requires = "matrix",
        conflicts_with = "data"
    )]
    pub(crate) means: Option<PathBuf>,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct EstimationArguments {
    #[arg(long, value_name = "path|factorial|centroid")]
    pub(crate) scheme: Option<String>,
    #[arg(long, value_name = "standardized|raw")]
    pub(crate) metric: Option<String>,
    #[arg(long)]
    pub(crate) consistent: bool,
    #[arg(long, value_name = "mean|listwise|pairwise|em")]
    pub(crate) missing: Option<String>,
    #[arg(long, value_name = "unstandardized|standardized|equal")]
    pub(crate) index_weights: Option<String>,
    #[arg(long, value_name = "KIND,…")]
    pub(crate) exclude: Vec<String>,
    #[arg(long, value_name = "X")]
    pub(crate) tolerance: Option<f64>,
    #[arg(long, value_name = "N")]
    pub(crate) max_iterations: Option<usize>,
}

#[derive(Debug, Clone, Default, Args)]
pub(crate) struct ResamplingArguments {
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(crate) resamples: Option<usize>,
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(crate) seed: Option<u64>,
    #[arg(long, value_name = "percentile|bca|basic|normal")]
    pub(crate) interval: Option<String>,
    #[arg(long, value_name = "X", allow_negative_numbers = true)]
    pub(crate) confidence: Option<f64>,
    #[arg(long, value_name = "auto|ordinary|moment")]
    pub(crate) engine: Option<String>,
    #[arg(long)]
    pub(crate) allow_failures: bool,
    #[arg(long, value_name = "COLUMN")]
    pub(crate) strata: Option<String>,
    #[arg(long, value_name = "COLUMN")]
    pub(crate) cluster: Option<String>,
    #[arg(long, value_name = "COLUMN,…")]
    pub(crate) replicate_weights: Vec<String>,
    #[arg(long, value_name = "jk1|jk2|brr|bootstrap")]
    pub(crate) replicate_kind: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct InitArguments {
    #[arg(value_name = "DATA")]
    pub(crate) survey: PathBuf,
    #[arg(short, long, value_name = "NAME|FILE")]
    pub(crate) model: String,
    #[arg(
        short = 'o',
        long = "output",
        value_name = "FILE",
        default_value = "study.toml",
        hide_default_value = true
    )]
    pub(crate) study_output: PathBuf,
    #[arg(long)]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) reading: ReadingArguments,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct PredictionArguments {
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(crate) folds: Option<usize>,
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(crate) repetitions: Option<usize>,
    #[arg(long)]
    pub(crate) leave_one_out: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ModelsArguments {
    #[command(subcommand)]
    pub(crate) action: Option<ModelsAction>,
    #[arg(long, value_enum, default_value = "table", global = true)]
    pub(crate) format: FormatChoice,
    #[command(flatten)]
    pub(crate) output: OutputArguments,
}

#[derive(Debug, Args)]
pub(crate) struct CompareModelsArguments {
    #[arg(value_name = "DATA|STUDY", required_unless_present = "study")]
    pub(crate) data: Option<PathBuf>,
    #[arg(short = 'm', long = "model", value_name = "NAME|FILE", required = true)]
    pub(crate) compared_models: Vec<String>,
    #[command(flatten)]
    pub(crate) study: StudyArguments,
    #[command(flatten)]
    pub(crate) reading: ReadingArguments,
    #[command(flatten)]
    pub(crate) estimation: EstimationArguments,
    #[command(flatten)]
    pub(crate) prediction: PredictionArguments,
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(crate) seed: Option<u64>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ModelsAction {
    List,
    Compare(Box<CompareModelsArguments>),
    Show {
        #[arg(value_name = "NAME")]
        name: String,
    },
    Questionnaire {
        #[arg(value_name = "NAME|FILE")]
        model: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArguments {
    #[arg(value_name = "CODE", required_unless_present = "list")]
    pub(crate) code: Option<String>,
    #[arg(long)]
    pub(crate) list: bool,
}

#[derive(Debug, Args)]
pub(crate) struct GenerateArguments {
    #[command(subcommand)]
    pub(crate) action: GenerateAction,
}

#[derive(Debug, Subcommand)]
pub(crate) enum GenerateAction {
    Man,
    Completions {
        #[arg(value_enum, value_name = "SHELL")]
        shell: clap_complete::Shell,
    },
}
