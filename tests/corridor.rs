//! A room uses only rooms before it.

#![allow(clippy::unwrap_used)] // a test may panic

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// Rooms in the order of `lib.rs`.
fn rooms() -> Vec<String> {
    let text = std::fs::read_to_string("src/lib.rs").unwrap();
    let module = |line: &str| Some(line.strip_prefix("pub mod ")?.strip_suffix(';')?.to_owned());
    text.lines().filter_map(module).collect()
}

/// The rooms that a line of code names by `crate::room`, comments left out.
fn rooms_named(line: &str) -> Vec<&str> {
    let code = line.split("//").next().unwrap_or_default();
    let name = |rest: &&str| rest.find(|c: char| !c.is_alphanumeric() && c != '_');
    code.split("crate::")
        .skip(1)
        .map(|rest| &rest[..name(&rest).unwrap_or(rest.len())])
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn a_room_uses_only_rooms_before_it() {
    let rooms = rooms();
    let order: BTreeMap<&str, usize> = rooms
        .iter()
        .enumerate()
        .map(|(place, room)| (room.as_str(), place))
        .collect();
    let (mut files, mut imports) = (0, 0);
    for room in &rooms {
        for path in sources(&Path::new("src").join(room)) {
            files += 1;
            let text = std::fs::read_to_string(&path).unwrap();
            // Unit tests may look at later rooms.
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for line in code.lines() {
                for used in rooms_named(line) {
                    imports += 1;
                    let place = order.get(used);
                    assert!(place.is_some(), "{}: unknown room {used}", path.display());
                    assert!(
                        place <= order.get(room.as_str()),
                        "{}: {room} uses the later room {used}",
                        path.display()
                    );
                }
            }
        }
    }
    assert!(
        files > 30 && imports > 40,
        "{files} files, {imports} imports: is the test blind?"
    );
}

#[test]
fn rooms_touch_no_file_environment_or_standard_stream() {
    for room in rooms() {
        for path in sources(&Path::new("src").join(&room)) {
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for word in [
                "std::fs",
                "std::env",
                "std::process",
                "io::stdin",
                "io::stdout",
                "io::stderr",
            ] {
                assert!(!code.contains(word), "{} uses {word}", path.display());
            }
        }
    }
}
