//! From the words of an expression to its meaning, by recursive descent.

use super::tokens::{Token, Unreadable, tokens};
use super::{Comparison, Condition, Literal};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};

/// How deep parentheses and `not` may nest.
const DEEPEST: usize = 50;

/// Reads a whole expression.
///
/// # Errors
/// `CSI-S005`; its argument `marked` is the expression with a mark where the reading stopped.
pub(super) fn parse(text: &str) -> Result<Condition<String>, Diagnostics> {
    let whole = || {
        let tokens = tokens(text)?;
        let mut parser = Parser {
            tokens,
            next: 0,
            depth: 0,
        };
        let condition = parser.any()?;
        parser.expect(&Token::End, "and  or")?;
        Ok(condition)
    };
    whole().map_err(|fault: Unreadable| {
        let (read, unread) = text.split_at_checked(fault.at).unwrap_or((text, ""));
        Diagnostic::new(Code::FilterSyntax)
            .with("marked", format!("{read}▶{unread}"))
            .with("position", read.chars().count() + 1)
            .with("expected", fault.expected)
            .into()
    })
}

struct Parser {
    tokens: Vec<(usize, Token)>,
    next: usize,
    depth: usize,
}

type Parsed<T> = Result<T, Unreadable>;

impl Parser {
    fn peek(&self) -> &Token {
        self.tokens
            .get(self.next)
            .map_or(&Token::End, |(_, token)| token)
    }

    fn take_if(&mut self, wanted: &Token) -> bool {
        let found = self.peek() == wanted;
        self.next += usize::from(found);
        found
    }

    fn expect(&mut self, wanted: &Token, expected: &'static str) -> Parsed<()> {
        if self.take_if(wanted) {
            Ok(())
        } else {
            Err(self.unreadable(expected))
        }
    }

    fn unreadable(&self, expected: &'static str) -> Unreadable {
        let last = self.tokens.last();
        let token = self.tokens.get(self.next).or(last);
        Unreadable {
            at: token.map_or(0, |(at, _)| *at),
            expected,
        }
    }

    fn any(&mut self) -> Parsed<Condition<String>> {
        let mut parts = vec![self.all()?];
        while self.take_if(&Token::Or) {
            parts.push(self.all()?);
        }
        Ok(single_or(parts, Condition::Any))
    }

    fn all(&mut self) -> Parsed<Condition<String>> {
        let mut parts = vec![self.part()?];
        while self.take_if(&Token::And) {
            parts.push(self.part()?);
        }
        Ok(single_or(parts, Condition::All))
    }

    fn part(&mut self) -> Parsed<Condition<String>> {
        if self.depth >= DEEPEST {
            return Err(self.unreadable("COLUMN"));
        }
        self.depth += 1;
        let part = if self.take_if(&Token::Not) {
            Condition::Not(Box::new(self.part()?))
        } else if self.take_if(&Token::Open) {
            let inner = self.any()?;
            self.expect(&Token::Close, ")  and  or")?;
            inner
        } else {
            self.test()?
        };
        self.depth -= 1;
        Ok(part)
    }

    fn test(&mut self) -> Parsed<Condition<String>> {
        let Token::Column(column) = self.peek().clone() else {
            return Err(self.unreadable("COLUMN  `COLUMN`  not  ("));
        };
        self.next += 1;
        if let Token::Operator(operator) = *self.peek() {
            self.next += 1;
            let comparison = Comparison::With(operator, self.literal()?);
            return Ok(Condition::Test(column, comparison));
        }
        let negated = self.take_if(&Token::Not);
        self.expect(&Token::In, "== != < <= > >= in")?;
        let test = Condition::Test(column, Comparison::In(self.literals()?));
        Ok(if negated {
            Condition::Not(Box::new(test))
        } else {
            test
        })
    }

    fn literals(&mut self) -> Parsed<Vec<Literal>> {
        self.expect(&Token::Open, "(")?;
        let mut literals = vec![self.literal()?];
        while self.take_if(&Token::Comma) {
            literals.push(self.literal()?);
        }
        self.expect(&Token::Close, ",  )")?;
        Ok(literals)
    }

    fn literal(&mut self) -> Parsed<Literal> {
        let Token::Literal(literal) = self.peek().clone() else {
            return Err(self.unreadable("\"…\"  18"));
        };
        self.next += 1;
        Ok(literal)
    }
}

fn single_or(
    mut parts: Vec<Condition<String>>,
    several: impl FnOnce(Vec<Condition<String>>) -> Condition<String>,
) -> Condition<String> {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        Some(last) => {
            parts.push(last);
            several(parts)
        }
        None => several(parts),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Operator;
    use super::*;

    fn equal(column: &str, number: f64) -> Condition<String> {
        let comparison = Comparison::With(Operator::Equal, Literal::Number(number));
        Condition::Test(column.to_owned(), comparison)
    }

    #[test]
    fn and_binds_closer_than_or() {
        let expected = Condition::Any(vec![
            equal("a", 1.0),
            Condition::All(vec![
                equal("b", 2.0),
                Condition::Not(Box::new(equal("c", 3.0))),
            ]),
        ]);
        assert_eq!(parse("a == 1 or b == 2 AND not c == 3"), Ok(expected));
    }

    #[test]
    fn columns_may_be_of_any_script_or_in_backticks() {
        let columns = |text| {
            let condition = parse(text).unwrap();
            condition.columns().into_iter().cloned().collect::<Vec<_>>()
        };
        assert_eq!(
            columns("地区 == “北方” and `a b``c` in (1,2)"),
            ["地区", "a b`c"]
        );
        assert_eq!(columns("(x not in ('it''s'))"), ["x"]);
    }

    #[test]
    fn faults_show_where_and_what_could_stand_there() {
        for (text, marked, expected) in [
            ("", "▶", "COLUMN  `COLUMN`  not  ("),
            ("a = 1", "a ▶= 1", "== != < <= > >="),
            ("a == b", "a == ▶b", "\"…\"  18"),
            ("a == 1 b", "a == 1 ▶b", "and  or"),
            ("(a == 1", "(a == 1▶", ")  and  or"),
            ("a in 1", "a in ▶1", "("),
            ("a in (1 2)", "a in (1 ▶2)", ",  )"),
            ("a", "a▶", "== != < <= > >= in"),
            ("a == \"x", "a == ▶\"x", "\"…\"  '…'  `…`"),
            ("18 <= a", "▶18 <= a", "COLUMN  `COLUMN`  not  ("),
            ("a == 1x", "a == ▶1x", "18  \"…\"  `…`"),
            ("a == 1 & b == 2", "a == 1 ▶& b == 2", "COLUMN"),
        ] {
            let faults = parse(text).unwrap_err();
            let fault = &faults.0[0];
            let argument = |name| fault.arguments.iter().find(|(key, _)| *key == name);
            assert_eq!(argument("marked").unwrap().1, marked);
            assert_eq!(argument("expected").unwrap().1, expected, "{text}");
        }
    }

    #[test]
    fn deep_nesting_is_refused_not_followed() {
        assert!(parse(&format!("{}a == 1{}", "(".repeat(40), ")".repeat(40))).is_ok());
        assert!(parse(&"(".repeat(100_000)).is_err());
        assert!(parse(&"not ".repeat(100_000)).is_err());
    }
}
