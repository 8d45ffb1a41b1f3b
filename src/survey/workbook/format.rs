//! The kinds of file whose table becomes text.

/// The kind of a file that is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::survey) enum TableFormat {
    /// Excel from 2007 on.
    Xlsx,
    /// The same, in binary.
    Xlsb,
    /// Excel up to 2003.
    Xls,
    /// OpenDocument, as LibreOffice writes it.
    Ods,
    /// SPSS.
    Sav,
}

impl TableFormat {
    /// The name in machine output: the usual ending of the file's name.
    pub(in crate::survey) fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xlsb => "xlsb",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Sav => "sav",
        }
    }
}

/// The start of a ZIP archive.
const ARCHIVE: &[u8] = b"PK\x03\x04";
/// The start of a compound file (OLE2).
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// The starts of SPSS files, plain and with ZLIB.
const SPSS: [&[u8]; 2] = [b"$FL2", b"$FL3"];

/// Whether a file that begins so is of SPSS.
pub(in crate::survey) fn is_spss(head: &[u8]) -> bool {
    SPSS.iter().any(|start| head.starts_with(start))
}

/// Whether a file that begins so can be a workbook: a ZIP archive or a compound file.
pub(in crate::survey) fn is_container(head: &[u8]) -> bool {
    is_archive(head) || head.starts_with(COMPOUND)
}

/// Whether a file that begins so is a ZIP archive.
pub(super) fn is_archive(head: &[u8]) -> bool {
    head.starts_with(ARCHIVE)
}
