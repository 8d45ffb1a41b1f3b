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

/// How many names a message lists when none is alike.
const LISTED: usize = 12;

/// How many characters of a name a message shows.
const LONGEST: usize = 60;

/// For a message: the known name most like each of `wrong`, each once and in quotes; the first known names when none
/// is alike.
#[must_use]
pub fn nearest_names(wrong: &[&str], known: &[&str]) -> String {
    let mut listed: Vec<&str> = Vec::new();
    for name in wrong {
        let nearest = nearest_name(name, known.iter().copied());
        listed.extend(nearest.filter(|name| !listed.contains(name)));
    }
    let mut more = "";
    if listed.is_empty() {
        listed = known.iter().copied().take(LISTED).collect();
        more = if known.len() > LISTED { ", …" } else { "" };
    }
    let quoted: Vec<String> = listed.iter().map(|name| quoted(name)).collect();
    quoted.join(", ") + more
}

/// A name in quotes, cut where it is longer than a name is: a wrong delimiter or encoding makes one of many.
fn quoted(name: &str) -> String {
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("\"{}…\"", name.get(..end).unwrap_or_default()),
        None => format!("\"{name}\""),
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, nearest_name, nearest_names};

    #[test]
    fn suggests_the_likely_and_nothing_else() {
        let known = ["quality", "value", "satisfaction"];
        assert_eq!(nearest_name("Qualtiy", known), Some("quality"));
        assert_eq!(nearest_name("region", known), None);
    }

    #[test]
    fn lists_the_near_or_the_first() {
        let known = ["quality", "value", "satisfaction"];
        assert_eq!(
            nearest_names(&["valeu", "qualty", "valu"], &known),
            r#""value", "quality""#
        );
        assert_eq!(
            nearest_names(&["x"], &known),
            r#""quality", "value", "satisfaction""#
        );
        assert_eq!(nearest_names(&["x"], &["ab"; 13]).matches("ab").count(), 12);
        let endless = "敲".repeat(5_000);
        assert_eq!(
            nearest_names(&["x"], &[&endless]).chars().count(),
            LONGEST + 3
        );
    }
}
