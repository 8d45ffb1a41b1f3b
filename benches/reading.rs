//! How fast a survey is read, in bytes per second, on one thread and on two.
//!
//! The survey is made here: ratings from 1 to 10 in 24 columns, 100,000 respondents unless
//! `CSI_BENCH_RECORDS` says otherwise (1000000 is the size that the project's speed is measured by). With
//! `CSI_BENCH_KEEP=path` the file stays, for other programs to read.

use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Seek, Write};

use criterion::{Criterion, SamplingMode, Throughput};
use csi::survey::{ReadOptions, SurveyFile};

const COLUMNS: usize = 24;
const RECORDS: usize = 100_000;

fn main() -> Result<(), Box<dyn Error>> {
    let records = match std::env::var("CSI_BENCH_RECORDS") {
        Ok(number) => number.parse()?,
        Err(_) => RECORDS,
    };
    let mut survey = match std::env::var_os("CSI_BENCH_KEEP") {
        Some(path) => File::create_new(path)?,
        None => tempfile::tempfile()?,
    };
    write_survey(&mut survey, records)?;
    let bytes = survey.stream_position()?;

    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("reading");
    group
        .throughput(Throughput::Bytes(bytes))
        .sample_size(10)
        .sampling_mode(SamplingMode::Flat);
    for threads in [1, 2] {
        let options = ReadOptions {
            threads,
            ..ReadOptions::default()
        };
        group.bench_function(
            format!("{records}x{COLUMNS}, {threads} threads"),
            |bencher| {
                bencher.iter(|| read(&survey, &options));
            },
        );
    }
    group.finish();
    criterion.final_summary();
    Ok(())
}

fn read(survey: &File, options: &ReadOptions) -> usize {
    let columns: Vec<usize> = (0..COLUMNS).collect();
    let responses =
        SurveyFile::open(survey, options).and_then(|file| file.into_responses(&columns));
    responses.map_or(0, |responses| responses.respondents())
}

/// Ratings from a linear congruential generator (Knuth, MMIX), the same in every run.
fn write_survey(file: &mut File, records: usize) -> std::io::Result<()> {
    let mut writer = BufWriter::new(file);
    let names: Vec<String> = (1..=COLUMNS).map(|column| format!("q{column}")).collect();
    writeln!(writer, "{}", names.join(","))?;
    let mut state: u64 = 1;
    for _ in 0..records {
        for column in 0..COLUMNS {
            state = state
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            let rating = 1 + (state >> 33) % 10;
            let end = if column + 1 == COLUMNS { "\n" } else { "," };
            write!(writer, "{rating}{end}")?;
        }
    }
    writer.flush()
}
