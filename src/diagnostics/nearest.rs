//! "Did you mean …?"

/// How alike two names must be (Jaro-Winkler, 0 to 1) before one is suggested for the other.
const LIKENESS: f64 = 0.75;

/// The candidate most like `name`, ignoring case, or `None` when none is alike.
pub fn nearest_name<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let wanted = name.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| {
            (
                strsim::jaro_winkler(&wanted, &candidate.to_lowercase()),
                candidate,
            )
        })
        .filter(|(likeness, _)| *likeness >= LIKENESS)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest_name;

    #[test]
    fn suggests_the_likely_and_nothing_else() {
        let known = ["quality", "value", "satisfaction"];
        assert_eq!(nearest_name("Qualtiy", known), Some("quality"));
        assert_eq!(nearest_name("region", known), None);
    }
}
