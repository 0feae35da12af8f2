//! Pulling an edge of a column, by pointer or by arrow keys.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent};

/// Keeps the pointer with the edge that it was pressed on; where it is, in pixels.
pub fn hold(event: &Event) -> Option<f64> {
    let edge: Element = event.target()?.dyn_into().ok()?;
    let pointer = js_sys::Reflect::get(event, &"pointerId".into()).ok()?;
    // Fails only for a pointer that is gone already.
    let _ = edge.set_pointer_capture(pointer.as_f64()? as i32);
    event.prevent_default();
    let mouse = event.dyn_ref::<MouseEvent>()?;
    Some(f64::from(mouse.client_x()))
}

/// Where the pointer is while its button is down, in pixels.
pub fn held(event: &Event) -> Option<f64> {
    let mouse = event.dyn_ref::<MouseEvent>()?;
    (mouse.buttons() & 1 == 1).then(|| f64::from(mouse.client_x()))
}

/// The widths in pixels of the cells beside the one that an event happened in, and its place.
pub fn cells(event: &Event) -> Option<(Vec<f64>, usize)> {
    let edge: Element = event.target()?.dyn_into().ok()?;
    let own = edge.closest("th").ok()??;
    let mut next = own.parent_element()?.first_element_child();
    let (mut widths, mut place) = (Vec::new(), 0);
    while let Some(cell) = next {
        if cell == own {
            place = widths.len();
        }
        widths.push(cell.get_bounding_client_rect().width());
        next = cell.next_element_sibling();
    }
    Some((widths, place))
}

/// -1 for the left arrow key, 1 for the right one.
pub fn arrow(event: &Event) -> Option<f64> {
    let key = event.dyn_ref::<KeyboardEvent>()?.key();
    let step = match key.as_str() {
        "ArrowLeft" => -1.0,
        "ArrowRight" => 1.0,
        _ => return None,
    };
    event.prevent_default();
    Some(step)
}

/// Whether the Shift key is down.
pub fn has_shift(event: &Event) -> bool {
    let mouse = event.dyn_ref::<MouseEvent>();
    mouse.is_some_and(MouseEvent::shift_key)
}
