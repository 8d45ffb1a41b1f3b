//! The words of a filter expression.

use super::{Literal, Operator};
use crate::study::normalise::{normalised, number};

/// A word of an expression.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// A column, bare or in backticks.
    Column(String),
    /// A text in quotes or a number.
    Literal(Literal),
    /// A comparison sign.
    Operator(Operator),
    /// `and`
    And,
    /// `or`
    Or,
    /// `not`
    Not,
    /// `in`
    In,
    /// `(`
    Open,
    /// `)`
    Close,
    /// `,`
    Comma,
    /// The end of the expression.
    End,
}

/// A fault: the byte where the reading stops and what could stand there.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unreadable {
    pub(super) at: usize,
    pub(super) expected: &'static str,
}

/// Splits an expression into its words, each with the byte where it begins; the last one is [`Token::End`].
pub(super) fn tokens(text: &str) -> Result<Vec<(usize, Token)>, Unreadable> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let (token, length) = token(rest, first).map_err(|expected| Unreadable { at, expected })?;
        found.push((at, token));
        at += length;
    }
    found.push((text.len(), Token::End));
    Ok(found)
}

/// The token at the start of `rest` and its length in bytes. Full-width marks count as plain ones.
fn token(rest: &str, first: char) -> Result<(Token, usize), &'static str> {
    let single = |token| Ok((token, first.len_utf8()));
    match first {
        '(' | '（' => single(Token::Open),
        ')' | '）' => single(Token::Close),
        ',' | '，' => single(Token::Comma),
        '=' | '!' | '<' | '>' => operator(rest),
        '"' | '\'' => quoted(rest, first, first).map(text_literal),
        '“' | '”' => quoted(rest, first, '”').map(text_literal),
        '`' => quoted(rest, first, '`').map(|(name, length)| (Token::Column(name), length)),
        '-' | '+' | '.' | '0'..='9' => numeral(rest),
        _ if first.is_alphanumeric() || first == '_' => Ok(word(rest)),
        _ => Err("COLUMN"),
    }
}

fn operator(rest: &str) -> Result<(Token, usize), &'static str> {
    let signs = [
        ("==", Operator::Equal),
        ("!=", Operator::Different),
        ("<=", Operator::AtMost),
        (">=", Operator::AtLeast),
        ("<", Operator::Below),
        (">", Operator::Above),
    ];
    let found = signs.iter().find(|(sign, _)| rest.starts_with(sign));
    found
        .map(|(sign, operator)| (Token::Operator(*operator), sign.len()))
        .ok_or("== != < <= > >=")
}

/// The text between quotes; a doubled closing mark stands for itself.
fn quoted(rest: &str, open: char, close: char) -> Result<(String, usize), &'static str> {
    let mut content = String::new();
    let mut letters = rest.char_indices().skip(1).peekable();
    while let Some((at, letter)) = letters.next() {
        if letter != close {
            content.push(letter);
        } else if letters
            .next_if(|(_, next)| *next == close && open == close)
            .is_some()
        {
            content.push(close);
        } else {
            return Ok((content, at + close.len_utf8()));
        }
    }
    Err("\"…\"  '…'  `…`")
}

fn text_literal((content, length): (String, usize)) -> (Token, usize) {
    (Token::Literal(Literal::Text(normalised(&content))), length)
}

fn numeral(rest: &str) -> Result<(Token, usize), &'static str> {
    let part = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '_' | '-' | '+');
    let end = rest.find(|letter| !part(letter)).unwrap_or(rest.len());
    let text = rest.get(..end).unwrap_or_default();
    let value = number(&text.to_lowercase()).ok_or("18  \"…\"  `…`")?;
    Ok((Token::Literal(Literal::Number(value)), end))
}

fn word(rest: &str) -> (Token, usize) {
    let end = rest
        .find(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .unwrap_or(rest.len());
    let name = rest.get(..end).unwrap_or_default();
    let token = match name.to_ascii_lowercase().as_str() {
        "and" => Token::And,
        "or" => Token::Or,
        "not" => Token::Not,
        "in" => Token::In,
        _ => Token::Column(name.to_owned()),
    };
    (token, end)
}
