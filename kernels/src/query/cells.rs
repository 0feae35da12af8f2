//! Cells (格): what each region has in each column of periods. Most regions differ in nothing but
//! values; what else they differ in is kept beside.

/// What one region has in one column.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cell {
    pub value: f64,
    /// What it was added from.
    pub made: Made,
}

/// What the value of a cell was added from.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Made {
    /// Rows, those without a value too.
    pub rows: u16,
    /// Rows without a value.
    pub missing: u16,
    /// The least exact of the values.
    pub mark: u8,
}

impl Made {
    /// Rows with a value.
    pub fn have(&self) -> u16 {
        self.rows - self.missing
    }
}

/// What one region has in all columns.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cells<'a> {
    pub values: &'a [f64],
    pub made: &'a [Made],
}

impl Cells<'_> {
    /// What it has in one of them.
    #[inline(always)]
    pub fn get(&self, column: usize) -> Option<Cell> {
        let (value, made) = (*self.values.get(column)?, *self.made.get(column)?);
        Some(Cell { value, made })
    }
}

/// Rows added into cells.
#[derive(Clone, Debug, Default)]
pub struct Gathered<'a> {
    pub(super) columns: usize,
    /// Sums that were there before.
    pub(super) dozens: &'a [f64],
    /// Sums that were not.
    pub(super) values: Vec<f64>,
    /// What the values were added from, by column: a block for each region, and one for all that
    /// are alike.
    pub(super) made: Vec<Made>,
    pub(super) regions: Vec<Region>,
    /// Where the block that speaks for all that are alike begins.
    pub(super) model: u32,
}

/// Where what a region has is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Region {
    /// Its rows.
    pub run: (u32, u32),
    /// Its values, one for each column: among the dozens, or else among the others.
    pub values: u32,
    pub is_dozens: bool,
    /// It has whole numbers for every period of the same span, all of them exact: the cells of such
    /// regions differ in nothing but values.
    pub is_alike: bool,
    /// What the values were added from.
    pub made: u32,
}

impl Gathered<'_> {
    /// The cells of a region, by its number among those asked for.
    #[inline(always)]
    pub fn of(&self, region: usize) -> Cells<'_> {
        let Some(region) = self.regions.get(region) else {
            return Cells::default();
        };
        let values = if region.is_dozens {
            self.dozens
        } else {
            &self.values
        };
        Cells {
            values: block(values, region.values, self.columns),
            made: block(&self.made, region.made, self.columns),
        }
    }

    /// What all cells of alike regions were added from.
    pub(super) fn model(&self) -> &[Made] {
        block(&self.made, self.model, self.columns)
    }

    /// The values of a region that is alike to others.
    #[inline(always)]
    pub(super) fn alike(&self, region: usize) -> Option<&[f64]> {
        let region = self.regions.get(region).filter(|region| region.is_alike)?;
        let values = if region.is_dozens {
            self.dozens
        } else {
            &self.values
        };
        Some(block(values, region.values, self.columns))
    }

    /// Where a region's rows are.
    pub fn run(&self, region: usize) -> Option<(u32, u32)> {
        self.regions.get(region).map(|region| region.run)
    }
}

#[inline(always)]
fn block<T>(all: &[T], at: u32, columns: usize) -> &[T] {
    let at = at as usize;
    all.get(at..at.saturating_add(columns)).unwrap_or_default()
}

#[cfg(test)]
impl Gathered<'_> {
    /// Of cells by region and column; those are alike that were added from the same as one of them.
    pub(super) fn from_cells(cells: &[Cell], columns: usize, model: Option<usize>) -> Self {
        let made: Vec<Made> = cells.iter().map(|cell| cell.made).collect();
        let of = |region: usize| made.get(region * columns..(region + 1) * columns);
        let is_plain = |made: &[Made]| made.iter().all(|m| (m.missing, m.mark) == (0, 0));
        let model = model.and_then(of).filter(|model| is_plain(model));
        let regions = (0..cells.len() / columns).map(|region| Region {
            values: (region * columns) as u32,
            made: (region * columns) as u32,
            is_alike: model.is_some() && of(region) == model,
            ..Region::default()
        });
        let regions = regions.collect();
        Gathered {
            columns,
            values: cells.iter().map(|cell| cell.value).collect(),
            made: [&made, model.unwrap_or_default()].concat(),
            regions,
            model: made.len() as u32,
            ..Gathered::default()
        }
    }

    /// The same, with nothing alike.
    pub(super) fn one_by_one(mut self) -> Self {
        for region in &mut self.regions {
            region.is_alike = false;
        }
        self
    }
}
