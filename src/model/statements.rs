//! Statements of a lavaan text: comments taken out, lines joined, every character with its line.

/// A piece of text that knows the line of each of its characters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Statement {
    characters: Vec<(char, usize)>,
}

impl Statement {
    /// The text without blanks around it; line breaks inside are blanks.
    pub(super) fn text(&self) -> String {
        let text: String = self
            .characters
            .iter()
            .map(|(character, _)| character)
            .collect();
        text.trim().to_owned()
    }

    /// The line of the first character that is not blank, from 1.
    pub(super) fn line(&self) -> usize {
        let visible = |(character, _): &&(char, usize)| !character.is_whitespace();
        let first = self
            .characters
            .iter()
            .find(visible)
            .or(self.characters.first());
        first.map_or(1, |(_, line)| *line)
    }

    /// The pieces between separators; one piece when there is none.
    pub(super) fn split(&self, separator: char) -> Vec<Self> {
        self.characters
            .split(|(character, _)| *character == separator)
            .map(Self::of)
            .collect()
    }

    /// The text before the first run of some characters, the run, and the text behind it.
    pub(super) fn split_at_run(&self, of: &[char]) -> Option<(Self, String, Self)> {
        let is_part = |(character, _): &(char, usize)| of.contains(character);
        let start = self.characters.iter().position(is_part)?;
        let (left, rest) = self.characters.split_at(start);
        let length = rest.iter().take_while(|part| is_part(part)).count();
        let (run, right) = rest.split_at(length);
        let run = run.iter().map(|(character, _)| character).collect();
        Some((Self::of(left), run, Self::of(right)))
    }

    fn of(characters: &[(char, usize)]) -> Self {
        // The blanks in front stay out, so that the line is that of the text; an empty piece keeps one.
        let blanks = characters
            .iter()
            .take_while(|(c, _)| c.is_whitespace())
            .count();
        let start = blanks.min(characters.len().saturating_sub(1));
        let characters = characters.get(start..).unwrap_or_default().to_vec();
        Self { characters }
    }

    fn is_blank(&self) -> bool {
        self.characters.iter().all(|(c, _)| c.is_whitespace())
    }

    fn awaits_more(&self) -> bool {
        let last = self.characters.iter().rfind(|(c, _)| !c.is_whitespace());
        last.is_some_and(|(character, _)| joins(*character))
    }
}

/// Whether a statement cannot end or begin with this character: a plus sign or the end of an operator.
fn joins(character: char) -> bool {
    matches!(character, '+' | '~' | '=' | '<' | '>')
}

/// The statements of a text: one a line or between semicolons. A line that ends with an operator or a plus sign goes
/// on in the next, and so does one whose next line begins with them.
pub(super) fn statements(text: &str) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    let mut open = Statement::default();
    for (position, line) in text.lines().enumerate() {
        let code = line.split(['#', '!']).next().unwrap_or_default();
        let begins_joined = code.trim_start().starts_with(joins);
        if !(code.trim().is_empty() || begins_joined || open.awaits_more()) {
            found.push(std::mem::take(&mut open));
        }
        let mut pieces = code.split(';').peekable();
        while let Some(piece) = pieces.next() {
            let ended = pieces.peek().is_some();
            let characters = piece.chars().chain([' ']);
            open.characters
                .extend(characters.map(|character| (character, position + 1)));
            if ended {
                found.push(std::mem::take(&mut open));
            }
        }
    }
    found.push(open);
    found.retain(|statement| !statement.is_blank());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(usize, String)> {
        let found = statements(text);
        found.iter().map(|s| (s.line(), s.text())).collect()
    }

    #[test]
    fn lines_are_joined_and_comments_taken_out() {
        let text = "# head\nA =~ a1 +  ! more\n\n  # between\n a2\nB =~\n b1\n  + b2; B ~ A\r\n";
        let expected = [
            (2, "A =~ a1 +       a2"),
            (6, "B =~   b1    + b2"),
            (8, "B ~ A"),
        ];
        let found: Vec<(usize, Vec<String>)> = told(text)
            .into_iter()
            .map(|(line, text)| (line, text.split_whitespace().map(str::to_owned).collect()))
            .collect();
        let expected: Vec<(usize, Vec<String>)> = expected
            .into_iter()
            .map(|(line, text)| (line, text.split_whitespace().map(str::to_owned).collect()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_text_without_statements_has_none() {
        assert_eq!(told(""), []);
        assert_eq!(told(" ;; # x\n!y\n"), []);
    }

    #[test]
    fn pieces_know_their_lines() {
        let sum = statements("A =~ a1 +\na2").remove(0);
        let (left, operator, right) = sum.split_at_run(&['~', '=']).unwrap();
        assert_eq!((left.text().as_str(), operator.as_str()), ("A", "=~"));
        let lines: Vec<_> = right.split('+').iter().map(Statement::line).collect();
        assert_eq!(lines, [1, 2]);
    }
}
