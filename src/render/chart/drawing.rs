//! The drawing itself: axes, cut lines, quadrants, points.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Circle, PathElement};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, IntoFont, RGBAColor, ShapeStyle, TextStyle};
use plotters_backend::DrawingBackend;

use super::extent::{extent, ticks};
use super::frame::{Frame, Rectangle};
use super::look::{FAINT, INK, Look, colour, faint};
use super::placement::Placement;
use super::text_canvas::columns;
use crate::report::{PlotPoint, ScatterPlot};

type Drawn<B> = Result<(), DrawingAreaErrorKind<<B as DrawingBackend>::ErrorType>>;

/// Radius of a point.
const RADIUS: i32 = 5;

/// Draws a plot.
pub(super) fn draw<B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    plot: &ScatterPlot,
    look: &Look,
) -> Drawn<B> {
    let drawing = Drawing::new(area, plot, look);
    drawing.axes()?;
    drawing.cut_lines()?;
    let mut placement = Placement::new(drawing.frame.place);
    drawing.quadrants(&mut placement)?;
    if look.is_drawn {
        drawing.whiskers()?;
        drawing.dots(&mut placement)?;
        drawing.legend()?;
    }
    drawing.marks(&mut placement)
}

struct Drawing<'a, B: DrawingBackend> {
    area: &'a DrawingArea<B, Shift>,
    plot: &'a ScatterPlot,
    look: &'a Look,
    frame: Frame,
}

impl<'a, B: DrawingBackend> Drawing<'a, B> {
    fn new(area: &'a DrawingArea<B, Shift>, plot: &'a ScatterPlot, look: &'a Look) -> Self {
        let whiskers = |interval: Option<[f64; 2]>| {
            let shown = interval.filter(|_| look.is_drawn);
            shown.into_iter().flatten()
        };
        let points = &plot.points;
        let x_values = points
            .iter()
            .flat_map(|point| whiskers(point.x_interval).chain([point.x]));
        let y_values = points
            .iter()
            .flat_map(|point| whiskers(point.y_interval).chain([point.y]));
        let x_ends = extent(&plot.x, x_values);
        let y_ends = extent(&plot.y, y_values);
        let labels = ticks(y_ends, look.ticks.1);
        let widest = labels.iter().map(|(_, text)| columns(text)).max();
        let (letter, line) = look.letter;
        let (width, height) = area.dim_in_pixel();
        let size = |length: u32| i32::try_from(length).unwrap_or(i32::MAX);
        let notes = if look.is_drawn { plot.notes.len() } else { 0 };
        let below = look.bottom + i32::try_from(notes).unwrap_or(0);
        let place = Rectangle {
            left: (widest.unwrap_or(0) + look.left) * letter,
            top: look.top * line,
            right: size(width) - 1 - look.right * letter,
            bottom: size(height) - 1 - below * line,
        };
        Self {
            area,
            plot,
            look,
            frame: Frame::new(place, x_ends, y_ends),
        }
    }

    fn text(
        &self,
        text: &str,
        at: (i32, i32),
        anchor: (HPos, VPos),
        colour: RGBAColor,
    ) -> Drawn<B> {
        let font = ("sans-serif", self.look.font).into_font();
        let style = TextStyle::from(font)
            .color(&colour)
            .pos(Pos::new(anchor.0, anchor.1));
        self.area.draw_text(text, &style, at)
    }

    fn line(&self, from: (i32, i32), to: (i32, i32), colour: RGBAColor) -> Drawn<B> {
        let style = ShapeStyle {
            color: colour,
            filled: false,
            stroke_width: 1,
        };
        self.area.draw(&PathElement::new(vec![from, to], style))
    }

    /// Two lines, ticks with their texts, and what the axes measure.
    fn axes(&self) -> Drawn<B> {
        let Rectangle {
            left,
            top,
            right,
            bottom,
        } = self.frame.place;
        let (letter, line) = self.look.letter;
        let ink = INK.to_rgba();
        self.line((left, top), (left, bottom), ink)?;
        self.line((left, bottom), (right, bottom), ink)?;
        let (x_start, y_start) = (self.frame.x_ends.0, self.frame.y_ends.0);
        for (value, text) in ticks(self.frame.x_ends, self.look.ticks.0) {
            let (x, _) = self.frame.at(value, y_start);
            self.text(&text, (x, bottom + line), (HPos::Center, VPos::Center), ink)?;
        }
        for (value, text) in ticks(self.frame.y_ends, self.look.ticks.1) {
            let (_, y) = self.frame.at(x_start, value);
            self.text(&text, (left - letter, y), (HPos::Right, VPos::Center), ink)?;
        }
        let above = top - line;
        let start = ((self.look.left - 1) * letter, above);
        self.text(&self.plot.y.title, start, (HPos::Left, VPos::Center), ink)?;
        let below = (right, bottom + 2 * line);
        self.text(&self.plot.x.title, below, (HPos::Right, VPos::Center), ink)
    }

    fn cut_lines(&self) -> Drawn<B> {
        let Rectangle {
            left,
            top,
            right,
            bottom,
        } = self.frame.place;
        let (x, y) = self.frame.at(self.plot.x.cut, self.plot.y.cut);
        self.line((x, top), (x, bottom - 1), faint(INK))?;
        self.line((left + 1, y), (right, y), faint(INK))
    }

    /// The quadrants' names in the corners: strength right above, improve first right below, opportunity left below,
    /// maintain left above.
    fn quadrants(&self, placement: &mut Placement) -> Drawn<B> {
        let Rectangle {
            left,
            top,
            right,
            bottom,
        } = self.frame.place;
        let (letter, line) = self.look.letter;
        let half = line / 2;
        let (left, right) = (left + 2 * letter, right - letter);
        let (top, bottom) = (top + half, bottom - line + half);
        let [strength, improve_first, opportunity, maintain] = &self.plot.quadrants;
        for (name, x, y, side) in [
            (strength, right, top, HPos::Right),
            (improve_first, right, bottom, HPos::Right),
            (opportunity, left, bottom, HPos::Left),
            (maintain, left, top, HPos::Left),
        ] {
            let width = columns(name) * letter;
            let start = match side {
                HPos::Right => x - width + 1,
                HPos::Left | HPos::Center => x,
            };
            placement.take(Rectangle {
                left: start,
                top: y - half,
                right: start + width - 1,
                bottom: y + half,
            });
            self.text(name, (x, y), (side, VPos::Center), FAINT.to_rgba())?;
        }
        Ok(())
    }

    fn whiskers(&self) -> Drawn<B> {
        for point in &self.plot.points {
            let colour = faint(colour(point.priority));
            if let Some([lower, upper]) = point.x_interval {
                let (from, to) = (self.frame.at(lower, point.y), self.frame.at(upper, point.y));
                self.line(from, to, colour)?;
            }
            if let Some([lower, upper]) = point.y_interval {
                let (from, to) = (self.frame.at(point.x, lower), self.frame.at(point.x, upper));
                self.line(from, to, colour)?;
            }
        }
        Ok(())
    }

    fn dots(&self, placement: &mut Placement) -> Drawn<B> {
        for point in &self.plot.points {
            let (x, y) = self.frame.at(point.x, point.y);
            placement.take(Rectangle {
                left: x - RADIUS,
                top: y - RADIUS,
                right: x + RADIUS,
                bottom: y + RADIUS,
            });
            let dot = Circle::new((x, y), RADIUS, colour(point.priority).filled());
            self.area.draw(&dot)?;
        }
        Ok(())
    }

    /// The mark of each point: on its place where no dot stands there, beside it otherwise.
    fn marks(&self, placement: &mut Placement) -> Drawn<B> {
        for point in &self.plot.points {
            let Some(place) = placement.first_free(&self.mark_places(point)) else {
                continue;
            };
            let middle = i32::midpoint(place.top, place.bottom);
            let at = (place.left, middle);
            self.text(&point.mark, at, (HPos::Left, VPos::Center), INK.to_rgba())?;
        }
        Ok(())
    }

    /// Where the mark of a point may stand, the best first.
    fn mark_places(&self, point: &PlotPoint) -> Vec<Rectangle> {
        let (x, y) = self.frame.at(point.x, point.y);
        let (letter, line) = self.look.letter;
        let width = columns(&point.mark) * letter;
        let (beside, above) = if self.look.is_drawn {
            (width / 2 + 2 * RADIUS, line / 2 + RADIUS)
        } else {
            (width + 1, line)
        };
        let steps = [
            (1, -1),
            (-1, -1),
            (1, 1),
            (-1, 1),
            (0, -2),
            (0, 2),
            (2, 0),
            (-2, 0),
            (2, -2),
            (-2, -2),
            (2, 2),
            (-2, 2),
        ];
        let text_steps = [(0, 0), (0, 1), (0, -1), (1, 0), (-1, 0)];
        let steps = if self.look.is_drawn {
            steps.to_vec()
        } else {
            [text_steps.as_slice(), &steps].concat()
        };
        let place = |(across, down): &(i32, i32)| {
            let left = x + across * beside - width / 2;
            let top = y + down * above - (line - 1) / 2;
            Rectangle {
                left,
                top,
                right: left + width - 1,
                bottom: top + line - 1,
            }
        };
        steps.iter().map(place).collect()
    }

    /// Title, what each mark stands for, and notes.
    fn legend(&self) -> Drawn<B> {
        let (letter, line) = self.look.letter;
        let ink = INK.to_rgba();
        let left = (HPos::Left, VPos::Center);
        self.text(&self.plot.title, (letter, line), left, ink)?;
        let start = self.frame.place.right + 2 * letter;
        let mut y = self.frame.place.top + line / 2;
        for point in &self.plot.points {
            let dot = Circle::new((start, y), RADIUS, colour(point.priority).filled());
            self.area.draw(&dot)?;
            self.text(&point.mark, (start + 2 * letter, y), left, ink)?;
            self.text(&point.label, (start + 5 * letter, y), left, ink)?;
            y += line;
        }
        let mut y = self.frame.place.bottom + (self.look.bottom + 1) * line - line / 2;
        for note in &self.plot.notes {
            self.text(note, (letter, y), left, FAINT.to_rgba())?;
            y += line;
        }
        Ok(())
    }
}
