//! The filter: which respondents count (`--where 'region == "north" and age >= 18'`).
//!
//! ```text
//! condition  = all { "or" all }                 all  = part { "and" part }
//! part       = "not" part | "(" condition ")" | COLUMN comparison
//! comparison = ( "==" | "!=" | "<" | "<=" | ">" | ">=" ) literal | [ "not" ] "in" "(" literal { "," literal } ")"
//! COLUMN     = letters, digits and "_", not beginning with a digit | anything in `backticks`
//! literal    = "text" | 'text' | 18 | -1.5
//! ```
//! A literal in quotes is compared as text, whole, after [`normalised`]; a blank answer is the empty
//! text. A number is compared as a number: an answer that is blank, no number or declared missing is not equal,
//! not different, not below and not above; only `==` and `in` find a declared missing code that they name.

mod parser;
mod tokens;

use std::cmp::Ordering;

use super::normalise::{normalised, number};
use crate::diagnostics::Diagnostics;

/// A number or a text to compare with.
#[derive(Debug, Clone, PartialEq)]
pub enum Literal {
    /// Compared as a number.
    Number(f64),
    /// Compared as a normalised text.
    Text(String),
}

/// How an answer is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `==`
    Equal,
    /// `!=`
    Different,
    /// `<`
    Below,
    /// `<=`
    AtMost,
    /// `>`
    Above,
    /// `>=`
    AtLeast,
}

/// What is asked of one column's answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Comparison {
    /// One literal.
    With(Operator, Literal),
    /// Any of several literals.
    In(Vec<Literal>),
}

/// A condition on respondents; `C` names a column, first by its header, then by its position.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition<C> {
    /// Every part holds.
    All(Vec<Self>),
    /// Some part holds.
    Any(Vec<Self>),
    /// The part does not hold.
    Not(Box<Self>),
    /// One column's answer compares.
    Test(C, Comparison),
}

/// A filter as written.
#[derive(Debug, Clone, PartialEq)]
pub struct Filter {
    /// The expression.
    pub text: String,
    /// What it means, columns by header.
    pub condition: Condition<String>,
}

impl Filter {
    /// Reads an expression.
    ///
    /// # Errors
    /// `CSI-S005` with the place where it cannot be read and what could stand there.
    pub fn parse(text: &str) -> Result<Self, Diagnostics> {
        let condition = parser::parse(text)?;
        Ok(Self {
            text: text.to_owned(),
            condition,
        })
    }
}

impl<C> Condition<C> {
    /// The same condition with every column put through `column`; `None` from it leaves the rest to be visited.
    pub fn map_columns<D>(&self, column: &mut impl FnMut(&C) -> Option<D>) -> Option<Condition<D>> {
        // Every part is visited, so that all unknown columns are seen.
        let mut parts_of = |parts: &[Self]| {
            let mapped: Vec<_> = parts.iter().map(|part| part.map_columns(column)).collect();
            mapped.into_iter().collect::<Option<Vec<_>>>()
        };
        match self {
            Self::All(parts) => parts_of(parts).map(Condition::All),
            Self::Any(parts) => parts_of(parts).map(Condition::Any),
            Self::Not(part) => Some(Condition::Not(Box::new(part.map_columns(column)?))),
            Self::Test(name, comparison) => {
                Some(Condition::Test(column(name)?, comparison.clone()))
            }
        }
    }

    /// Every column that the condition reads, in the order of the expression.
    pub fn columns(&self) -> Vec<&C> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::columns).collect(),
            Self::Not(part) => part.columns(),
            Self::Test(column, _) => vec![column],
        }
    }
}

impl Comparison {
    /// Whether `answer` (as decoded) compares; `is_missing` tells whether its normalised text is a declared missing
    /// code.
    pub fn accepts(&self, answer: &str, is_missing: impl Fn(&str) -> bool) -> bool {
        let text = normalised(answer);
        match self {
            Self::In(literals) => literals.iter().any(|literal| equals(&text, literal)),
            Self::With(Operator::Equal, literal) => equals(&text, literal),
            Self::With(operator, Literal::Text(wanted)) => {
                operator.holds(Some(text.as_str().cmp(wanted.as_str())))
            }
            Self::With(operator, Literal::Number(wanted)) => {
                let answer = number(&text).filter(|_| !is_missing(&text));
                operator.holds(answer.and_then(|answer| answer.partial_cmp(wanted)))
            }
        }
    }
}

impl Operator {
    /// Whether an answer in this order to the literal compares; without an order it never does.
    fn holds(self, order: Option<Ordering>) -> bool {
        order.is_some_and(|order| match self {
            Self::Equal => order.is_eq(),
            Self::Different => order.is_ne(),
            Self::Below => order.is_lt(),
            Self::AtMost => order.is_le(),
            Self::Above => order.is_gt(),
            Self::AtLeast => order.is_ge(),
        })
    }
}

fn equals(text: &str, literal: &Literal) -> bool {
    match literal {
        Literal::Text(wanted) => text == wanted,
        Literal::Number(wanted) => {
            number(text).and_then(|answer| answer.partial_cmp(wanted)) == Some(Ordering::Equal)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepts(expression: &str, answer: &str) -> bool {
        match Filter::parse(expression).unwrap().condition {
            Condition::Test(_, comparison) => comparison.accepts(answer, |text| text == "99"),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn answers_compare_as_the_literal_says() {
        for (expression, answer, expected) in [
            ("a == 18", "18.0", true),
            ("a == 18", " １８ ", true),
            ("a == '18'", "18.0", false),
            ("a >= 18", "18", true),
            ("a < 18", "-3", true),
            ("a > 18", "old", false),
            ("a != 18", "", false),
            ("a != 18", "19", true),
            ("a >= 18", "99", false),
            ("a == 99", "99", true),
            ("a in (98, 99)", "99", true),
            ("a == \"North\"", "north ", true),
            ("a != \"north\"", "", true),
            ("a in (\"a\", 'b')", "b", true),
            ("a in (\"a\", 'b')", "ab", false),
            ("a >= '2025-02'", "2025-03-01", true),
            ("a == 0", "-0", true),
        ] {
            assert_eq!(
                accepts(expression, answer),
                expected,
                "{expression}: {answer}"
            );
        }
    }
}
