//! A look over a ZIP archive before it is parsed: what kind of workbook it is, and what it unpacks to.

use std::io::{self, BufReader, Read, Seek};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::super::faults;
use super::INFLATED_BYTES;
use super::elements::{HeldCells, check_elements};
use super::format::TableFormat;
use super::parsing::Fault;

/// The start of the type that an OpenDocument spreadsheet names in its first part.
const OPEN_DOCUMENT: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// The kind of workbook in an archive whose parts are sound and not too large.
pub(super) fn inspect<R: Read + Seek>(source: &mut R) -> Result<TableFormat, Fault> {
    let mut archive = ZipArchive::new(BufReader::new(source)).map_err(fault)?;
    let format = kind(&mut archive)?;
    let mut left = INFLATED_BYTES;
    for position in 0..archive.len() {
        let part = archive.by_index(position).map_err(fault)?;
        let name = part.name().map_err(fault)?.to_lowercase();
        if part.encrypted() {
            return Err(faults::protected_workbook());
        }
        // Pictures are never unpacked.
        if !name.contains("/media/") && !name.starts_with("pictures/") {
            left = check_part(part, &name, left)?;
        }
    }
    Ok(format)
}

fn kind<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<TableFormat, Fault> {
    let names: Vec<String> = (0..archive.len())
        .filter_map(|position| archive.by_index_data(position).ok())
        .filter_map(|entry| Some(entry.name().ok()?.to_lowercase()))
        .collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if has("xl/workbook.bin") {
        return Ok(TableFormat::Xlsb);
    }
    if names.iter().any(|name| name.starts_with("xl/")) {
        return Ok(TableFormat::Xlsx);
    }
    let mut start = Vec::new();
    if let Ok(mut part) = archive.by_name("mimetype") {
        let limit = OPEN_DOCUMENT.len() as u64;
        part.by_ref()
            .take(limit)
            .read_to_end(&mut start)
            .map_err(|error| broken(&error))?;
    }
    if start == OPEN_DOCUMENT {
        Ok(TableFormat::Ods)
    } else {
        Err(Box::new(faults::not_text("ZIP")))
    }
}

/// Unpacks a part into nothing; gives how many bytes the others may still have.
fn check_part<R: Read>(part: ZipFile<'_, R>, name: &str, left: u64) -> Result<u64, Fault> {
    let mut counted = Counted { part, left };
    if name == "content.xml" {
        let mut cells = HeldCells::default();
        check_elements(BufReader::new(&mut counted), Some(&mut cells))?;
    } else if has_elements(name) {
        check_elements(BufReader::new(&mut counted), None)?;
    } else {
        io::copy(&mut counted, &mut io::sink()).map_err(|error| broken(&error))?;
    }
    Ok(counted.left)
}

/// Whether the name of a part, in lower case, is that of XML.
fn has_elements(name: &str) -> bool {
    [".xml", ".rels"]
        .iter()
        .any(|ending| name.ends_with(ending))
}

/// A part that may give so many bytes more.
struct Counted<R> {
    part: R,
    left: u64,
}

/// Said by the reader of a part that unpacks to too much; no parser says it.
const TOO_LARGE: io::ErrorKind = io::ErrorKind::FileTooLarge;

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.part.read(buffer)?;
        let left = self.left.checked_sub(count as u64);
        self.left = left.ok_or(TOO_LARGE)?;
        Ok(count)
    }
}

/// The fault behind an error of a part.
pub(super) fn broken(error: &io::Error) -> Fault {
    if error.kind() == TOO_LARGE {
        faults::large_workbook()
    } else {
        Box::new(faults::damaged_workbook(&error.to_string()))
    }
}

fn fault(error: ZipError) -> Fault {
    match error {
        ZipError::Io(error) => broken(&error),
        ZipError::InvalidPassword | ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            faults::protected_workbook()
        }
        other => Box::new(faults::damaged_workbook(&other.to_string())),
    }
}
