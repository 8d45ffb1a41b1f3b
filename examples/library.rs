//! The library in one walk through its rooms: the index of satisfaction of `examples/retailer` and what drives it.
//!
//! ```console
//! $ cargo run --example library
//! ```

use std::error::Error;
use std::fs::{File, read_to_string};
use std::io::{self, Write};
use std::path::Path;

use csi::analysis::{Analysis, analyse};
use csi::cleaning::clean;
use csi::model::{PathModel, builtin};
use csi::moments::estimate_moments;
use csi::study::Study;
use csi::survey::{ReadOptions, SurveyFile};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/retailer");
    let study = Study::parse(&read_to_string(folder.join("study.toml"))?)?;
    let model = builtin("acsi").ok_or("the model is built in")?;

    // The headers say which column is which indicator; only these columns are read.
    let survey = SurveyFile::open(
        File::open(folder.join("survey.csv"))?,
        &ReadOptions::default(),
    )?;
    let resolution = study.codebook(model, survey.headers())?;
    let (model, codebook) = (resolution.model, resolution.codebook);
    let responses = survey.into_responses(&codebook.columns())?;

    // Texts become numbers; everything dropped or changed is in `cleaned.log`.
    let missing = study.settings.missing;
    let cleaned = clean(responses, &codebook, &model, missing)?;

    // The model is fitted to means and covariances, not to respondents.
    let weights = cleaned.respondent_weights.as_deref();
    let moments = estimate_moments(&cleaned.items, weights, missing, 1)?;
    let analysis = analyse(&moments, &model, &cleaned.scales, &study.settings)?;
    print(&analysis, &model)?;
    Ok(())
}

/// Writes the index and its drivers, most important first; a dash for what is not defined.
fn print(analysis: &Analysis, model: &PathModel) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let number = |value: Option<f64>| value.map_or("–".to_owned(), |value| format!("{value:.2}"));
    let index = &analysis.indices[model.index.0];
    writeln!(
        out,
        "{}: {}",
        model.constructs[model.index.0].name,
        number(index.index)
    )?;
    for driver in &analysis.drivers {
        let name = &model.constructs[driver.construct.0].name;
        let (importance, performance) = (number(driver.importance), number(driver.performance));
        writeln!(
            out,
            "  {name}: importance {importance}, performance {performance}"
        )?;
    }
    Ok(())
}
