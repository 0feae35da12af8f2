//! Pieces of a page one after the other (逐块绘制): of a large export, between any two the browser
//! paints and answers the reader.

use crate::platform::signal::RwSignal;
use crate::platform::view::{View, live};
use crate::platform::{task, timer};

/// Makes a view whenever it is called.
pub type Make = Box<dyn Fn() -> View>;

/// A piece and what keeps its place until its turn.
pub struct Turn {
    pub make: Make,
    pub place: Make,
}

/// Pieces that are made in turn. Where such pieces stand already, all are exchanged at once.
pub fn in_turns(of: Vec<Turn>, stands: bool) -> View {
    let turns: Vec<RwSignal<bool>> = of.iter().map(|_| RwSignal::new(stands)).collect();
    let waiting = if stands { Vec::new() } else { turns.clone() };
    task::spawn(async move {
        timer::painted().await;
        for turn in waiting {
            if turn.is_disposed() {
                return;
            }
            turn.set(true);
            timer::pause().await;
        }
    });
    let later = |(of, turn): (Turn, RwSignal<bool>)| {
        live(move || match turn.get() {
            true => (of.make)(),
            false => (of.place)(),
        })
    };
    of.into_iter().zip(turns).map(later).collect()
}
